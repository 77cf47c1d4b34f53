using System.Reflection.Emit;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Code that rarely runs, so it is placed after the rest.</summary>
internal sealed class ColdCode(ILGenerator il)
{
    private readonly Queue<Action> _pieces = [];

    /// <summary>A piece that begins at the first label and continues at the second; it may add further pieces.</summary>
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
