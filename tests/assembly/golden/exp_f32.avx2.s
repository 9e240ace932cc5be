# rustc version 1.95.0 (59807616e 2026-04-14)
vmaxps (%r0,%r1,4), %ymm0, %ymm1
vbroadcastss constant0(%rip), %ymm2
vminps %ymm1, %ymm2, %ymm1
vbroadcastss constant1(%rip), %ymm3
vmovaps %ymm3, %ymm4
vfmsub213ps %ymm5, %ymm1, %ymm4
vaddps %ymm5, %ymm4, %ymm4
vbroadcastss constant2(%rip), %ymm2
vfnmadd231ps %ymm2, %ymm4, %ymm1
vbroadcastss constant3(%rip), %ymm6
vmovaps %ymm6, %ymm7
vxorps %xmm2, %xmm2, %xmm2
vfnmadd213ps %ymm2, %ymm4, %ymm7
vaddps %ymm7, %ymm1, %ymm8
vmulps %ymm8, %ymm8, %ymm9
vbroadcastss constant4(%rip), %ymm2
vmovaps %ymm2, %ymm10
vbroadcastss constant5(%rip), %ymm11
vfmadd213ps %ymm11, %ymm9, %ymm10
vbroadcastss constant6(%rip), %ymm12
vmovaps %ymm12, %ymm0
vbroadcastss constant7(%rip), %ymm13
vfmadd213ps %ymm13, %ymm9, %ymm0
vbroadcastss constant8(%rip), %ymm14
vfmadd213ps %ymm14, %ymm9, %ymm0
vbroadcastss constant9(%rip), %ymm15
vfmadd213ps %ymm15, %ymm9, %ymm10
vfmadd213ps %ymm0, %ymm8, %ymm10
vfmadd213ps %ymm7, %ymm9, %ymm10
vaddps %ymm1, %ymm10, %ymm1
vbroadcastss constant10(%rip), %ymm7
vaddps %ymm7, %ymm1, %ymm1
vbroadcastss constant11(%rip), %ymm7
vaddps %ymm7, %ymm4, %ymm4
vpsrld $1, %ymm4, %ymm7
vpsubd %ymm7, %ymm4, %ymm4
vpslld $23, %ymm7, %ymm7
vmulps %ymm7, %ymm1, %ymm1
vpslld $23, %ymm4, %ymm4
vmulps %ymm4, %ymm1, %ymm1
vmovups %ymm1, (%r2,%r1,4)
leaq 8(%r1), %r3
vbroadcastss constant12(%rip), %ymm1
vmaxps (%r0,%r3,4), %ymm1, %ymm1
vbroadcastss constant0(%rip), %ymm4
vminps %ymm1, %ymm4, %ymm1
vmovaps %ymm3, %ymm4
vfmsub213ps %ymm5, %ymm1, %ymm4
vaddps %ymm5, %ymm4, %ymm4
vbroadcastss constant2(%rip), %ymm7
vfnmadd231ps %ymm7, %ymm4, %ymm1
vmovaps %ymm6, %ymm7
vxorps %xmm8, %xmm8, %xmm8
vfnmadd213ps %ymm8, %ymm4, %ymm7
vaddps %ymm7, %ymm1, %ymm8
vmulps %ymm8, %ymm8, %ymm9
vmovaps %ymm2, %ymm10
vfmadd213ps %ymm11, %ymm9, %ymm10
vmovaps %ymm12, %ymm0
vfmadd213ps %ymm13, %ymm9, %ymm0
vfmadd213ps %ymm14, %ymm9, %ymm0
vfmadd213ps %ymm15, %ymm9, %ymm10
vfmadd213ps %ymm0, %ymm8, %ymm10
vfmadd213ps %ymm7, %ymm9, %ymm10
vaddps %ymm1, %ymm10, %ymm1
vbroadcastss constant10(%rip), %ymm7
vaddps %ymm7, %ymm1, %ymm1
vbroadcastss constant11(%rip), %ymm7
vaddps %ymm7, %ymm4, %ymm4
vpsrld $1, %ymm4, %ymm7
vpsubd %ymm7, %ymm4, %ymm4
vpslld $23, %ymm7, %ymm7
vmulps %ymm7, %ymm1, %ymm1
vpslld $23, %ymm4, %ymm4
vmulps %ymm4, %ymm1, %ymm1
vmovups %ymm1, (%r2,%r3,4)
leaq 16(%r1), %r3
vbroadcastss constant12(%rip), %ymm1
vmaxps (%r0,%r3,4), %ymm1, %ymm1
vbroadcastss constant0(%rip), %ymm4
vminps %ymm1, %ymm4, %ymm1
vmovaps %ymm3, %ymm4
vfmsub213ps %ymm5, %ymm1, %ymm4
vaddps %ymm5, %ymm4, %ymm4
vbroadcastss constant2(%rip), %ymm7
vfnmadd231ps %ymm7, %ymm4, %ymm1
vmovaps %ymm6, %ymm7
vxorps %xmm8, %xmm8, %xmm8
vfnmadd213ps %ymm8, %ymm4, %ymm7
vaddps %ymm7, %ymm1, %ymm8
vmulps %ymm8, %ymm8, %ymm9
vmovaps %ymm2, %ymm10
vfmadd213ps %ymm11, %ymm9, %ymm10
vmovaps %ymm12, %ymm0
vfmadd213ps %ymm13, %ymm9, %ymm0
vfmadd213ps %ymm14, %ymm9, %ymm0
vfmadd213ps %ymm15, %ymm9, %ymm10
vfmadd213ps %ymm0, %ymm8, %ymm10
vfmadd213ps %ymm7, %ymm9, %ymm10
vaddps %ymm1, %ymm10, %ymm1
vbroadcastss constant10(%rip), %ymm7
vaddps %ymm7, %ymm1, %ymm1
vbroadcastss constant11(%rip), %ymm7
vaddps %ymm7, %ymm4, %ymm4
vpsrld $1, %ymm4, %ymm7
vpsubd %ymm7, %ymm4, %ymm4
vpslld $23, %ymm7, %ymm7
vmulps %ymm7, %ymm1, %ymm1
vpslld $23, %ymm4, %ymm4
vmulps %ymm4, %ymm1, %ymm1
vmovups %ymm1, (%r2,%r3,4)
addq $24, %r1
vbroadcastss constant12(%rip), %ymm1
vmaxps (%r0,%r1,4), %ymm1, %ymm1
vbroadcastss constant0(%rip), %ymm4
vminps %ymm1, %ymm4, %ymm1
vfmsub213ps %ymm5, %ymm1, %ymm3
vaddps %ymm5, %ymm3, %ymm4
vbroadcastss constant2(%rip), %ymm7
vfnmadd231ps %ymm7, %ymm4, %ymm1
vxorps %xmm8, %xmm8, %xmm8
vfnmadd213ps %ymm8, %ymm4, %ymm6
vaddps %ymm1, %ymm6, %ymm8
vmulps %ymm8, %ymm8, %ymm9
vfmadd213ps %ymm11, %ymm9, %ymm2
vfmadd213ps %ymm13, %ymm9, %ymm12
vfmadd213ps %ymm14, %ymm9, %ymm12
vfmadd213ps %ymm15, %ymm9, %ymm2
vfmadd213ps %ymm12, %ymm8, %ymm2
vbroadcastss constant12(%rip), %ymm0
vfmadd213ps %ymm6, %ymm9, %ymm2
vaddps %ymm2, %ymm1, %ymm1
vbroadcastss constant10(%rip), %ymm2
vaddps %ymm2, %ymm1, %ymm1
vbroadcastss constant11(%rip), %ymm2
vaddps %ymm2, %ymm4, %ymm4
vpsrld $1, %ymm4, %ymm7
vpsubd %ymm7, %ymm4, %ymm4
vpslld $23, %ymm7, %ymm7
vmulps %ymm7, %ymm1, %ymm1
vpslld $23, %ymm4, %ymm4
vmulps %ymm4, %ymm1, %ymm1
vmovups %ymm1, (%r2,%r1,4)
movq %r4, %r1
addq $32, %r4
cmpq %r5, %r4
