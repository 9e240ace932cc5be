# rustc version 1.95.0 (59807616e 2026-04-14)
vaddps (%r0,%r1,4), %zmm0, %zmm0
vaddps 64(%r0,%r1,4), %zmm1, %zmm1
leaq 32(%r1), %r2
addq $64, %r1
cmpq %r3, %r1
movq %r2, %r1
