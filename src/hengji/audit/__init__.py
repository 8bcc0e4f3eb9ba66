"""Cross-checks (勾稽校验): rules over one report, and the engine that runs them."""
