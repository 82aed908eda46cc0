Gem::Specification.new do |s|
  s.licenses = ["MIT".freeze, %q(x)]
 s.license = %w[MIT]
end
