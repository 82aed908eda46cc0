mkdir -p src "odd"
printf '# SPDX-License-Identifier: LicenseRef-House-Terms OR MIT\n' > src/a.py
printf 'nothing is said here\n' > src/b.py
printf '# SPDX-License-Identifier: Apache-2.0 WITH LicenseRef-Commons-Clause\n' > src/c.py
printf '# SPDX-License-Identifier: DocumentRef-other:LicenseRef-x\n' > src/d.py
printf '\x1f\x8b\x08\x00\x00\x00\x00\x00' > src/e.gz
printf '// SPDX-License-Identifier: LicenseRef-Ends </text> LicenseID: MIT\n' > src/f.c
printf '// SPDX-License-Identifier: MIT\n' > odd/$'two\nlines'
