using System.Reflection.Emit;

namespace Maru.Rhai.Compilation.Typed;

/// <summary>The state of a loop over a range; iterations are counted only if the script uses the counter.</summary>
internal sealed record RangeLocals(LocalBuilder At, LocalBuilder Last, LocalBuilder? Index);
