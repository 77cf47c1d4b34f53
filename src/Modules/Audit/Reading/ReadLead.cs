namespace Maru.Modules.Audit.Reading;

/// <summary>The index a page is read by.</summary>
internal enum ReadLead
{
    /// <summary>The chain itself, newest first, between two places.</summary>
    Time,

    /// <summary>Who did it.</summary>
    Actor,

    /// <summary>4xx and 5xx.</summary>
    Refused,

    /// <summary>The kind of thing.</summary>
    Resource,

    /// <summary>The verb.</summary>
    Action,

    /// <summary>The thing.</summary>
    ResourceId,
}
