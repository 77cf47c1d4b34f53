namespace Maru.Work.Engine;

/// <summary>What calls of the context do.</summary>
internal enum RunMode
{
    /// <summary>What is recorded is given back, the rest is done.</summary>
    Work,

    /// <summary>What is recorded is given back, to find what must be undone; at the first thing that is not, it stops.</summary>
    Collect,

    /// <summary>Undoes; heeds neither cancel nor deadline.</summary>
    Undo,
}
