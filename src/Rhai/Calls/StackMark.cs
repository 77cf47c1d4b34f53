using Maru.Rhai.Values;

namespace Maru.Rhai.Calls;

/// <summary>How far the argument stack and the frames were filled.</summary>
internal readonly record struct StackMark(RhaiValue[] Stack, int Top, int Level);
