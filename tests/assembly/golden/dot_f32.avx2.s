# rustc version 1.95.0 (59807616e 2026-04-14)
vmovups (%r0,%r1,4), %ymm0
vfmadd231ps (%r2,%r1,4), %ymm0, %ymm1
leaq 8(%r1), %r3
vmovups (%r0,%r3,4), %ymm0
vfmadd231ps (%r2,%r3,4), %ymm0, %ymm2
leaq 16(%r1), %r3
vmovups (%r0,%r3,4), %ymm0
vfmadd231ps (%r2,%r3,4), %ymm0, %ymm3
addq $24, %r1
vmovups (%r0,%r1,4), %ymm0
vfmadd231ps (%r2,%r1,4), %ymm0, %ymm4
movq %r4, %r1
addq $32, %r4
cmpq %r5, %r4
