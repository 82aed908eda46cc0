import base64 as b
x = b.b64decode("QQ==")
exec(x.decode())
exec("import os; os.system(1)")
