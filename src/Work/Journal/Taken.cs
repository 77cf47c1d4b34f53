namespace Maru.Work.Journal;

/// <summary>How a look into the inbox ended; no receipt: nothing has come yet.</summary>
internal sealed record Taken(Receipt? Receipt, string? Output);
