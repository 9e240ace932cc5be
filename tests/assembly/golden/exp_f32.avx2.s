# rustc version 1.95.0 (59807616e 2026-04-14)
vmaxps (%r0,%r1,4), %ymm0, %ymm1
vminps %ymm1, %ymm2, %ymm1
vmovaps %ymm3, %ymm4
vfmsub213ps %ymm5, %ymm1, %ymm4
vaddps %ymm5, %ymm4, %ymm4
vfnmadd231ps %ymm6, %ymm4, %ymm1
vmovaps %ymm7, %ymm6
vfnmadd213ps %ymm8, %ymm4, %ymm6
vaddps %ymm6, %ymm1, %ymm7
vmulps %ymm7, %ymm7, %ymm9
vmovaps %ymm10, %ymm11
vfmadd213ps %ymm12, %ymm9, %ymm11
vmovaps %ymm13, %ymm14
vmovaps %ymm2, %ymm8
vmovaps %ymm15, %ymm10
vbroadcastss constant0(%rip), %ymm15
vmovaps %ymm8, %ymm2
vfmadd213ps %ymm15, %ymm9, %ymm14
vfmadd213ps %ymm10, %ymm9, %ymm14
vbroadcastss constant1(%rip), %ymm8
vfmadd213ps %ymm8, %ymm9, %ymm11
vfmadd213ps %ymm14, %ymm7, %ymm11
vfmadd213ps %ymm6, %ymm9, %ymm11
vaddps %ymm1, %ymm11, %ymm6
vbroadcastss constant2(%rip), %ymm7
vaddps %ymm7, %ymm6, %ymm6
vbroadcastss constant3(%rip), %ymm7
vaddps %ymm7, %ymm4, %ymm4
vpsrld $1, %ymm4, %ymm7
vpsubd %ymm7, %ymm4, %ymm4
vpslld $23, %ymm7, %ymm7
vmulps %ymm7, %ymm6, %ymm6
vpslld $23, %ymm4, %ymm4
vmulps %ymm4, %ymm6, %ymm4
vmovups %ymm4, (%r2,%r1,4)
leaq 8(%r1), %r3
vmaxps (%r0,%r3,4), %ymm0, %ymm4
vminps %ymm4, %ymm2, %ymm4
vmovaps %ymm3, %ymm6
vfmsub213ps %ymm5, %ymm4, %ymm6
vaddps %ymm5, %ymm6, %ymm6
vbroadcastss constant4(%rip), %ymm7
vfnmadd231ps %ymm7, %ymm6, %ymm4
vbroadcastss constant5(%rip), %ymm7
vxorps %xmm1, %xmm1, %xmm1
vfnmadd213ps %ymm1, %ymm6, %ymm7
vaddps %ymm7, %ymm4, %ymm1
vmulps %ymm1, %ymm1, %ymm11
vbroadcastss constant6(%rip), %ymm14
vfmadd213ps %ymm12, %ymm11, %ymm14
vmovaps %ymm12, %ymm15
vmovaps %ymm13, %ymm9
vbroadcastss constant0(%rip), %ymm12
vfmadd213ps %ymm12, %ymm11, %ymm9
vfmadd213ps %ymm10, %ymm11, %ymm9
vfmadd213ps %ymm8, %ymm11, %ymm14
vfmadd213ps %ymm9, %ymm1, %ymm14
vfmadd213ps %ymm7, %ymm11, %ymm14
vaddps %ymm4, %ymm14, %ymm4
vbroadcastss constant2(%rip), %ymm7
vaddps %ymm7, %ymm4, %ymm4
vbroadcastss constant3(%rip), %ymm7
vaddps %ymm7, %ymm6, %ymm6
vpsrld $1, %ymm6, %ymm7
vpsubd %ymm7, %ymm6, %ymm6
vpslld $23, %ymm7, %ymm7
vmulps %ymm7, %ymm4, %ymm4
vpslld $23, %ymm6, %ymm6
vmulps %ymm6, %ymm4, %ymm4
vmovups %ymm4, (%r2,%r3,4)
leaq 16(%r1), %r3
vmaxps (%r0,%r3,4), %ymm0, %ymm4
vminps %ymm4, %ymm2, %ymm4
vmovaps %ymm3, %ymm6
vfmsub213ps %ymm5, %ymm4, %ymm6
vaddps %ymm5, %ymm6, %ymm6
vbroadcastss constant4(%rip), %ymm7
vfnmadd231ps %ymm7, %ymm6, %ymm4
vbroadcastss constant5(%rip), %ymm7
vxorps %xmm1, %xmm1, %xmm1
vfnmadd213ps %ymm1, %ymm6, %ymm7
vaddps %ymm7, %ymm4, %ymm1
vmulps %ymm1, %ymm1, %ymm11
vbroadcastss constant6(%rip), %ymm14
vfmadd213ps %ymm15, %ymm11, %ymm14
vmovaps %ymm13, %ymm9
vfmadd213ps %ymm12, %ymm11, %ymm9
vfmadd213ps %ymm10, %ymm11, %ymm9
vfmadd213ps %ymm8, %ymm11, %ymm14
vfmadd213ps %ymm9, %ymm1, %ymm14
vfmadd213ps %ymm7, %ymm11, %ymm14
vaddps %ymm4, %ymm14, %ymm4
vbroadcastss constant2(%rip), %ymm7
vaddps %ymm7, %ymm4, %ymm4
vbroadcastss constant3(%rip), %ymm7
vaddps %ymm7, %ymm6, %ymm6
vpsrld $1, %ymm6, %ymm7
vpsubd %ymm7, %ymm6, %ymm6
vpslld $23, %ymm7, %ymm7
vmulps %ymm7, %ymm4, %ymm4
vpslld $23, %ymm6, %ymm6
vmulps %ymm6, %ymm4, %ymm4
vmovups %ymm4, (%r2,%r3,4)
addq $24, %r1
vmaxps (%r0,%r1,4), %ymm0, %ymm4
vminps %ymm4, %ymm2, %ymm4
vmovaps %ymm3, %ymm6
vfmsub213ps %ymm5, %ymm4, %ymm6
vaddps %ymm5, %ymm6, %ymm6
vbroadcastss constant4(%rip), %ymm7
vfnmadd231ps %ymm7, %ymm6, %ymm4
vbroadcastss constant5(%rip), %ymm7
vxorps %xmm8, %xmm8, %xmm8
vxorps %xmm12, %xmm12, %xmm12
vfnmadd213ps %ymm12, %ymm6, %ymm7
vaddps %ymm7, %ymm4, %ymm1
vmulps %ymm1, %ymm1, %ymm11
vbroadcastss constant6(%rip), %ymm14
vmovaps %ymm15, %ymm12
vfmadd213ps %ymm15, %ymm11, %ymm14
vmovaps %ymm13, %ymm9
vbroadcastss constant0(%rip), %ymm15
vfmadd213ps %ymm15, %ymm11, %ymm9
vmovaps %ymm10, %ymm15
vfmadd213ps %ymm10, %ymm11, %ymm9
vbroadcastss constant1(%rip), %ymm10
vfmadd213ps %ymm10, %ymm11, %ymm14
vfmadd213ps %ymm9, %ymm1, %ymm14
vfmadd213ps %ymm7, %ymm11, %ymm14
vbroadcastss constant3(%rip), %ymm1
vbroadcastss constant2(%rip), %ymm7
vaddps %ymm4, %ymm14, %ymm4
vbroadcastss constant6(%rip), %ymm10
vaddps %ymm7, %ymm4, %ymm4
vaddps %ymm1, %ymm6, %ymm6
vpsrld $1, %ymm6, %ymm7
vpsubd %ymm7, %ymm6, %ymm6
vpslld $23, %ymm7, %ymm7
vmulps %ymm7, %ymm4, %ymm4
vbroadcastss constant5(%rip), %ymm7
vpslld $23, %ymm6, %ymm6
vmulps %ymm6, %ymm4, %ymm4
vbroadcastss constant4(%rip), %ymm6
vmovups %ymm4, (%r2,%r1,4)
movq %r4, %r1
addq $32, %r4
cmpq %r5, %r4
