# rustc version 1.95.0 (59807616e 2026-04-14)
vmovups (%r9,%r8,4), %zmm2
vmulps (%r10,%r8,4), %zmm2, %zmm2
vmovups %zmm2, (%rdi,%r8,4)
vmovups 64(%r9,%r8,4), %zmm2
vmulps 64(%r10,%r8,4), %zmm2, %zmm2
vmovups %zmm2, 64(%rdi,%r8,4)
leaq 32(%r8), %rdx
addq $64, %r8
cmpq %r13, %r8
movq %rdx, %r8
