namespace Maru.Work.Engine;

/// <summary>The kinds of reasons to stop.</summary>
internal enum StopKind
{
    /// <summary>The run has to wait; the waits are noted.</summary>
    Wait,

    /// <summary>Somebody has cancelled it.</summary>
    Cancel,

    /// <summary>Its deadline has passed.</summary>
    Deadline,

    /// <summary>It undoes its work and has reached the first step without a record.</summary>
    Frontier,

    /// <summary>The process ends.</summary>
    Drain,

    /// <summary>The node has lost its lease.</summary>
    Lapse,

    /// <summary>Another holder has the run.</summary>
    Fence,

    /// <summary>It needs a person.</summary>
    Park,
}
