# rustc version 1.95.0 (59807616e 2026-04-14)
vmovups (%r8,%rdx,4), %zmm11
vmovups 64(%r8,%rdx,4), %zmm12
vmovaps %zmm11, %zmm13
vfmadd213ps %zmm1, %zmm0, %zmm13
vsubps (%r9,%rdx,4), %zmm13, %zmm13
vfmadd231ps %zmm13, %zmm13, %zmm10
vfmadd231ps %zmm11, %zmm13, %zmm6
vmovaps %zmm12, %zmm11
vfmadd213ps %zmm1, %zmm0, %zmm11
vsubps 64(%r9,%rdx,4), %zmm11, %zmm11
vaddps %zmm9, %zmm13, %zmm9
vfmadd231ps %zmm11, %zmm11, %zmm8
vaddps %zmm7, %zmm11, %zmm7
vfmadd231ps %zmm12, %zmm11, %zmm5
leaq 32(%rdx), %r13
addq $64, %rdx
cmpq %r12, %rdx
movq %r13, %rdx
