# rustc version 1.95.0 (59807616e 2026-04-14)
vmovups (%rdx,%r15,4), %zmm2
vmovups 64(%rdx,%r15,4), %zmm3
vfmadd231ps (%r8,%r15,4), %zmm2, %zmm1
vfmadd231ps 64(%r8,%r15,4), %zmm3, %zmm0
leaq 32(%r15), %r10
addq $64, %r15
cmpq %rsi, %r15
movq %r10, %r15
