# rustc version 1.95.0 (59807616e 2026-04-14)
vmovups (%r0,%r1,4), %ymm0
leaq 8(%r1), %r2
vfmadd231ps (%r3,%r1,4), %ymm0, %ymm1
vmovups (%r0,%r2,4), %ymm0
leaq 16(%r1), %r4
vfmadd231ps (%r3,%r2,4), %ymm0, %ymm2
vmovups (%r0,%r4,4), %ymm0
addq $24, %r1
vfmadd231ps (%r3,%r4,4), %ymm0, %ymm3
vmovups (%r0,%r1,4), %ymm0
vfmadd231ps (%r3,%r1,4), %ymm0, %ymm4
movq %r5, %r1
addq $32, %r5
cmpq %r6, %r5
