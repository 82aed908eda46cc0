// attention
/* x */ ggml_mul_mat(ctx, "//"); llama_decode(c, b); char q = '"';
fn f<'a>() {}
