namespace Maru.Platform.Sql;

/// <summary>Why a database cannot run a statement although the statement is correct.</summary>
public enum DbTrouble
{
    /// <summary>It cannot be reached, is stopping, or cannot be opened.</summary>
    Away,

    /// <summary>There is no space for the write.</summary>
    Full,

    /// <summary>It can be read but not written.</summary>
    ReadOnly,

    /// <summary>Another process holds a needed lock for too long.</summary>
    Busy,

    /// <summary>The disk below it fails.</summary>
    InputOutput,

    /// <summary>The file is damaged, or is not a database.</summary>
    Damaged,

    /// <summary>The statement was stopped: interrupted, out of memory, or its transaction was rolled back by an earlier failure.</summary>
    BrokenOff,
}
