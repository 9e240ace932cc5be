# rustc version 1.95.0 (59807616e 2026-04-14)
vmovups (%r10,%rdx,4), %ymm14
vmovaps %ymm14, %ymm15
vfmadd213ps %ymm1, %ymm0, %ymm15
vsubps (%r11,%rdx,4), %ymm15, %ymm15
addq $8, %rdx
vfmadd231ps %ymm14, %ymm15, %ymm11
vmovups (%r10,%rdx,4), %ymm14
vfmadd231ps %ymm15, %ymm15, %ymm13
vaddps %ymm12, %ymm15, %ymm12
vmovaps %ymm14, %ymm15
vfmadd213ps %ymm1, %ymm0, %ymm15
vsubps (%r11,%rdx,4), %ymm15, %ymm15
addq $8, %rdx
vfmadd231ps %ymm14, %ymm15, %ymm8
vmovups (%r10,%rdx,4), %ymm14
vfmadd231ps %ymm15, %ymm15, %ymm10
vaddps %ymm9, %ymm15, %ymm9
vmovaps %ymm14, %ymm15
vfmadd213ps %ymm1, %ymm0, %ymm15
vsubps (%r11,%rdx,4), %ymm15, %ymm15
addq $8, %rdx
vfmadd231ps %ymm15, %ymm15, %ymm7
vaddps %ymm6, %ymm15, %ymm6
vfmadd231ps %ymm14, %ymm15, %ymm5
vmovups (%r10,%rdx,4), %ymm14
vmovaps %ymm14, %ymm15
vfmadd213ps %ymm1, %ymm0, %ymm15
vsubps (%r11,%rdx,4), %ymm15, %ymm15
vfmadd231ps %ymm14, %ymm15, %ymm2
vfmadd231ps %ymm15, %ymm15, %ymm4
vaddps %ymm3, %ymm15, %ymm3
addq $8, %rdx
movq %rdx, %r9
addq $32, %r9
cmpq %rsi, %r9
