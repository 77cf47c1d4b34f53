using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>A function written in C#. It may change <c>arguments[0]</c> when called as a method: the caller writes it back.</summary>
internal delegate RhaiValue NativeBody(RhaiRun run, Span<RhaiValue> arguments);
