namespace Maru.Modules.Llm.Calls.History;

/// <summary>Which part of the history: a numbered page, or what follows a position.</summary>
/// <param name="Number">1 for the first; counts for nothing with a position.</param>
/// <param name="Size">Rows.</param>
/// <param name="After">Where to go on, or null.</param>
internal readonly record struct CallWindow(int Number, int Size, CallPosition? After)
{
    public long Offset => After is null ? (Number - 1L) * Size : 0;
}
