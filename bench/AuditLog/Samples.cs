using Maru.Platform.Auditing;

namespace Maru.AuditLog;

/// <summary>Entries as a busy server would leave them: 200 people of whom few do most, 30 kinds of things, 1 % refused.</summary>
internal sealed class Samples(int seed)
{
    private static readonly string[] Actions =
        [AuditActions.Update, AuditActions.Create, AuditActions.Read, AuditActions.Execute, AuditActions.Delete, AuditActions.Login, AuditActions.Logout, AuditActions.Test];

    private const int People = 200;
    private const int Things = 30;

    private readonly Random _random = new(seed);

    public string Actor() => ActorOf(Skewed(People));

    public string Resource() => ResourceOf(Skewed(Things));

    public string Action() => Actions[Skewed(Actions.Length)];

    public AuditEntry Entry()
    {
        // Each has five kinds of things to do with.
        var person = Skewed(People);
        return new(Action(), ResourceOf((person + Skewed(5)) % Things), $"0198c2f0-4222-7222-8222-{_random.Next(1_000_000):000000000000}")
        {
            ActorId = ActorOf(person),
            StatusCode = _random.Next(100) == 0 ? 403 : 200,
            Reason = _random.Next(10) == 0 ? "Weekly review" : null,
            Before = new { Name = "Line A temperature", Limit = _random.Next(100), Active = true },
            After = new { Name = "Line A temperature", Limit = _random.Next(100), Active = false },
        };
    }

    /// <summary>What one person's import leaves.</summary>
    public AuditEntry[] Import(int count)
    {
        var first = Entry();
        return [.. Enumerable.Range(0, count).Select(_ => Entry() with { Action = AuditActions.Create, Resource = first.Resource, ActorId = first.ActorId })];
    }

    public int Next(int below) => _random.Next(below);

    public long Next(long below) => _random.NextInt64(below);

    private int Skewed(int count) => (int)(count * Math.Pow(_random.NextDouble(), 3));

    private static string ActorOf(int person) => $"0198c2f0-4111-7111-8111-{person:000000000000}";

    private static string ResourceOf(int thing) => $"room{thing % 6}.things{thing}";
}
