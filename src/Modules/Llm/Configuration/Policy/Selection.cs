namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>The model chosen for the whole server, if any; the version counts every choice.</summary>
internal sealed record Selection(string? ModelRowId, DateTimeOffset? SelectedAt, string? SelectedBy, long Version);
