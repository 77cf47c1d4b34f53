namespace Maru.Platform.Sql;

/// <summary>What keeps a database from doing what it was asked, although nothing is wrong with the question.</summary>
public enum DbTrouble
{
    /// <summary>It cannot be reached, is stopping, or cannot be opened.</summary>
    Away,

    /// <summary>There is no room for what is to be written.</summary>
    Full,

    /// <summary>It may be read but not written.</summary>
    ReadOnly,

    /// <summary>Somebody else holds what is needed for too long.</summary>
    Busy,

    /// <summary>The disk below it fails.</summary>
    InputOutput,

    /// <summary>The file is damaged, or is no database.</summary>
    Damaged,

    /// <summary>The statement was broken off: interrupted, out of memory, or its transaction undone by an earlier failure.</summary>
    BrokenOff,
}
