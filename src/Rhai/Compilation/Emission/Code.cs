using Maru.Rhai.Calls;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Machine code for a body; works on the same frame as the interpreter, so the two can take over from each other.</summary>
internal delegate RhaiValue Code(Frame frame);
