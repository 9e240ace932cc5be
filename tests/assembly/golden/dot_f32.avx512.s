# rustc version 1.95.0 (59807616e 2026-04-14)
vmovups (%r0,%r1,4), %zmm0
vmovups 64(%r0,%r1,4), %zmm1
vfmadd231ps (%r2,%r1,4), %zmm0, %zmm2
vfmadd231ps 64(%r2,%r1,4), %zmm1, %zmm3
leaq 32(%r1), %r3
addq $64, %r1
cmpq %r4, %r1
movq %r3, %r1
