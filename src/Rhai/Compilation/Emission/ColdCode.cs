using System.Reflection.Emit;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Code that seldom runs and so goes behind the rest.</summary>
internal sealed class ColdCode(ILGenerator il)
{
    private readonly Queue<Action> _pieces = [];

    /// <summary>A piece that begins at the one label and goes on at the other; it may add pieces itself.</summary>
    public void Add(Label at, Label back, Action emit) => _pieces.Enqueue(() =>
    {
        il.MarkLabel(at);
        emit();
        il.Emit(OpCodes.Br, back);
    });

    public void Emit()
    {
        while (_pieces.TryDequeue(out var piece))
        {
            piece();
        }
    }
}
