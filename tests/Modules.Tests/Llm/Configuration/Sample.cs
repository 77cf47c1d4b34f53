using Maru.Contracts.Llm;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Modules.Tests.Llm.UseCases;

namespace Maru.Modules.Tests.Llm.Configuration;

/// <summary>Rows told apart by a digit, which ends their id; all of one instant unless said.</summary>
internal static class Sample
{
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static int NumberOf(ApiKey key) => NumberOf(key.Id);

    public static int NumberOf(ConfiguredModel model) => NumberOf(model.Id);

    public static int NumberOf(ProviderPolicy policy) => NumberOf(policy.Id);

    public static ApiKey Key(int number, int minute = 0) => new()
    {
        Id = IdOf(number),
        Provider = Provider.OpenAi,
        Key = new SealedKey($"sealed {number}", $"sk-...000{number}", "k1"),
        Name = $"key {number}",
        CreatedAt = Start.AddMinutes(minute),
        UpdatedAt = Start.AddMinutes(minute),
    };

    public static ConfiguredModel Model(int number, int minute = 0) => new()
    {
        Id = IdOf(number),
        Provider = Provider.OpenAi,
        ModelId = $"m-{number}",
        CreatedAt = Start.AddMinutes(minute),
        UpdatedAt = Start.AddMinutes(minute),
    };

    /// <summary>In force, with its digit for a version.</summary>
    public static ProviderPolicy Policy(int number) => new()
    {
        Id = IdOf(number),
        Version = number,
        State = PolicyState.Active,
        Provider = Provider.OpenAi,
        Mappings = new Dictionary<Provider, TypeMapping> { [Provider.OpenAi] = new("small", "large", "paint") },
        ChangedBy = Room.Admin,
        Reason = "test",
        ChangedAt = Start,
    };

    public static ProviderPolicy Rejected(int number) =>
        Policy(number) with { Version = null, State = PolicyState.Rejected, Rejection = "llm.probe_failed" };

    private static string IdOf(int number) => $"0198c000-0000-7000-8000-00000000000{number}";

    private static int NumberOf(string id) => id[^1] - '0';
}
