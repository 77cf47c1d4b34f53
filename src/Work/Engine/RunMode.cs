namespace Maru.Work.Engine;

/// <summary>What calls to the context do.</summary>
internal enum RunMode
{
    /// <summary>Recorded results are returned, everything else is done.</summary>
    Work,

    /// <summary>Recorded results are returned, to find what must be undone; the run stops at the first step without a record.</summary>
    Collect,

    /// <summary>Steps are undone; cancel and deadline are ignored.</summary>
    Undo,
}
