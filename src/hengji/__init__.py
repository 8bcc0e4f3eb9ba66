"""衡绩：预算绩效管理。Budget performance management for China's public sector."""
