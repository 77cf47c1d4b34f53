using Maru.Rhai.Values;

namespace Maru.Rhai.Calls;

/// <summary>The fill levels of the argument stack and the frames.</summary>
internal readonly record struct StackMark(RhaiValue[] Stack, int Top, int Level);
