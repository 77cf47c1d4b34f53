namespace Maru.Modules.Llm.Domain;

/// <summary>The model chosen for the whole server, if any; the version counts every choice.</summary>
internal sealed record Selection(string? ModelRowId, DateTimeOffset? SelectedAt, string? SelectedBy, long Version);
