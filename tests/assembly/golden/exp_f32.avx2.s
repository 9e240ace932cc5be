# rustc version 1.95.0 (59807616e 2026-04-14)
vmaxps (%r0,%r1,4), %ymm0, %ymm1
vminps %ymm1, %ymm2, %ymm1
vmovaps %ymm3, %ymm2
vfmsub213ps %ymm4, %ymm1, %ymm2
vaddps %ymm4, %ymm2, %ymm2
vfnmadd231ps %ymm5, %ymm2, %ymm1
vmovaps %ymm6, %ymm0
vfnmadd213ps %ymm7, %ymm2, %ymm0
vaddps %ymm0, %ymm1, %ymm5
vmulps %ymm5, %ymm5, %ymm8
vmovaps %ymm9, %ymm7
vfmadd213ps %ymm10, %ymm8, %ymm7
vmovaps %ymm11, %ymm12
vmovaps %ymm13, %ymm9
vbroadcastss constant0(%rip), %ymm13
vmovaps %ymm11, %ymm14
vfmadd213ps %ymm13, %ymm8, %ymm12
vbroadcastss constant1(%rip), %ymm15
vfmadd213ps %ymm15, %ymm8, %ymm12
vfmadd213ps %ymm9, %ymm8, %ymm7
vfmadd213ps %ymm12, %ymm5, %ymm7
vfmadd213ps %ymm0, %ymm8, %ymm7
vaddps %ymm1, %ymm7, %ymm5
vbroadcastss constant2(%rip), %ymm0
vaddps %ymm0, %ymm5, %ymm5
vbroadcastss constant3(%rip), %ymm11
vaddps %ymm11, %ymm2, %ymm2
vpsrld $1, %ymm2, %ymm0
vpsubd %ymm0, %ymm2, %ymm2
vpslld $23, %ymm0, %ymm0
vmulps %ymm0, %ymm5, %ymm5
vpslld $23, %ymm2, %ymm2
vmulps %ymm2, %ymm5, %ymm5
vmovups %ymm5, (%r2,%r1,4)
leaq 8(%r1), %r3
vbroadcastss constant4(%rip), %ymm5
vmaxps (%r0,%r3,4), %ymm5, %ymm5
vbroadcastss constant5(%rip), %ymm2
vminps %ymm5, %ymm2, %ymm5
vmovaps %ymm3, %ymm2
vfmsub213ps %ymm4, %ymm5, %ymm2
vaddps %ymm4, %ymm2, %ymm2
vbroadcastss constant6(%rip), %ymm0
vfnmadd231ps %ymm0, %ymm2, %ymm5
vmovaps %ymm6, %ymm0
vxorps %xmm1, %xmm1, %xmm1
vfnmadd213ps %ymm1, %ymm2, %ymm0
vaddps %ymm0, %ymm5, %ymm1
vmulps %ymm1, %ymm1, %ymm7
vbroadcastss constant7(%rip), %ymm12
vfmadd213ps %ymm10, %ymm7, %ymm12
vmovaps %ymm14, %ymm8
vfmadd213ps %ymm13, %ymm7, %ymm8
vfmadd213ps %ymm15, %ymm7, %ymm8
vfmadd213ps %ymm9, %ymm7, %ymm12
vfmadd213ps %ymm8, %ymm1, %ymm12
vfmadd213ps %ymm0, %ymm7, %ymm12
vaddps %ymm5, %ymm12, %ymm5
vbroadcastss constant2(%rip), %ymm0
vaddps %ymm0, %ymm5, %ymm5
vbroadcastss constant3(%rip), %ymm11
vaddps %ymm11, %ymm2, %ymm2
vpsrld $1, %ymm2, %ymm0
vpsubd %ymm0, %ymm2, %ymm2
vpslld $23, %ymm0, %ymm0
vmulps %ymm0, %ymm5, %ymm5
vpslld $23, %ymm2, %ymm2
vmulps %ymm2, %ymm5, %ymm5
vmovups %ymm5, (%r2,%r3,4)
leaq 16(%r1), %r3
vbroadcastss constant4(%rip), %ymm5
vmaxps (%r0,%r3,4), %ymm5, %ymm5
vbroadcastss constant5(%rip), %ymm2
vminps %ymm5, %ymm2, %ymm5
vmovaps %ymm3, %ymm2
vfmsub213ps %ymm4, %ymm5, %ymm2
vaddps %ymm4, %ymm2, %ymm2
vbroadcastss constant6(%rip), %ymm0
vfnmadd231ps %ymm0, %ymm2, %ymm5
vmovaps %ymm6, %ymm0
vxorps %xmm1, %xmm1, %xmm1
vfnmadd213ps %ymm1, %ymm2, %ymm0
vaddps %ymm0, %ymm5, %ymm1
vmulps %ymm1, %ymm1, %ymm7
vbroadcastss constant7(%rip), %ymm12
vfmadd213ps %ymm10, %ymm7, %ymm12
vmovaps %ymm14, %ymm8
vfmadd213ps %ymm13, %ymm7, %ymm8
vfmadd213ps %ymm15, %ymm7, %ymm8
vfmadd213ps %ymm9, %ymm7, %ymm12
vfmadd213ps %ymm8, %ymm1, %ymm12
vfmadd213ps %ymm0, %ymm7, %ymm12
vaddps %ymm5, %ymm12, %ymm5
vbroadcastss constant2(%rip), %ymm0
vaddps %ymm0, %ymm5, %ymm5
vbroadcastss constant3(%rip), %ymm11
vaddps %ymm11, %ymm2, %ymm2
vpsrld $1, %ymm2, %ymm0
vpsubd %ymm0, %ymm2, %ymm2
vpslld $23, %ymm0, %ymm0
vmulps %ymm0, %ymm5, %ymm5
vpslld $23, %ymm2, %ymm2
vmulps %ymm2, %ymm5, %ymm5
vmovups %ymm5, (%r2,%r3,4)
addq $24, %r1
vbroadcastss constant4(%rip), %ymm5
vmaxps (%r0,%r1,4), %ymm5, %ymm5
vbroadcastss constant5(%rip), %ymm2
vminps %ymm5, %ymm2, %ymm5
vmovaps %ymm3, %ymm2
vfmsub213ps %ymm4, %ymm5, %ymm2
vaddps %ymm4, %ymm2, %ymm2
vbroadcastss constant6(%rip), %ymm0
vfnmadd231ps %ymm0, %ymm2, %ymm5
vmovaps %ymm6, %ymm0
vxorps %xmm1, %xmm1, %xmm1
vfnmadd213ps %ymm1, %ymm2, %ymm0
vaddps %ymm0, %ymm5, %ymm1
vmulps %ymm1, %ymm1, %ymm7
vbroadcastss constant7(%rip), %ymm12
vfmadd213ps %ymm10, %ymm7, %ymm12
vmovaps %ymm14, %ymm11
vfmadd213ps %ymm13, %ymm7, %ymm14
vfmadd213ps %ymm15, %ymm7, %ymm14
vmovaps %ymm9, %ymm13
vfmadd213ps %ymm9, %ymm7, %ymm12
vfmadd213ps %ymm14, %ymm1, %ymm12
vbroadcastss constant2(%rip), %ymm1
vfmadd213ps %ymm0, %ymm7, %ymm12
vxorps %xmm7, %xmm7, %xmm7
vaddps %ymm5, %ymm12, %ymm5
vbroadcastss constant7(%rip), %ymm9
vbroadcastss constant3(%rip), %ymm0
vaddps %ymm1, %ymm5, %ymm5
vaddps %ymm0, %ymm2, %ymm2
vpsrld $1, %ymm2, %ymm0
vpsubd %ymm0, %ymm2, %ymm2
vpslld $23, %ymm0, %ymm0
vmulps %ymm0, %ymm5, %ymm5
vbroadcastss constant4(%rip), %ymm0
vpslld $23, %ymm2, %ymm2
vmulps %ymm2, %ymm5, %ymm5
vbroadcastss constant5(%rip), %ymm2
vmovups %ymm5, (%r2,%r1,4)
vbroadcastss constant6(%rip), %ymm5
movq %r4, %r1
addq $32, %r4
cmpq %r5, %r4
