using System.Reflection.Emit;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>The targets of a loop's break and continue, and the local for its value.</summary>
internal sealed record LoopExits(Label Break, Label Continue, LocalBuilder? Value);
