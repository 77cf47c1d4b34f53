using Maru.Rhai.Calls;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Machine code for a body; it uses the same frame as the interpreter, so each can continue the other's work.</summary>
internal delegate RhaiValue Code(Frame frame);
