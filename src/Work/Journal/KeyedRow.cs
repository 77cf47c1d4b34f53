namespace Maru.Work.Journal;

/// <summary>The run behind an idempotency key.</summary>
internal sealed class KeyedRow
{
    public string Id { get; init; } = "";

    public string InputHash { get; init; } = "";
}
