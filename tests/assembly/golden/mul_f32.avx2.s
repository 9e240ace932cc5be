# rustc version 1.95.0 (59807616e 2026-04-14)
vmovups (%r0,%r1,4), %ymm0
vmulps (%r2,%r1,4), %ymm0, %ymm0
vmovups %ymm0, (%r3,%r1,4)
leaq 8(%r1), %r4
vmovups (%r0,%r4,4), %ymm0
vmulps (%r2,%r4,4), %ymm0, %ymm0
vmovups %ymm0, (%r3,%r4,4)
leaq 16(%r1), %r4
vmovups (%r0,%r4,4), %ymm0
vmulps (%r2,%r4,4), %ymm0, %ymm0
vmovups %ymm0, (%r3,%r4,4)
addq $24, %r1
vmovups (%r0,%r1,4), %ymm0
vmulps (%r2,%r1,4), %ymm0, %ymm0
vmovups %ymm0, (%r3,%r1,4)
movq %r5, %r1
addq $32, %r5
cmpq %r6, %r5
