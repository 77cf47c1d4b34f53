using System.Globalization;
using System.Text.Json;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Json;

namespace Maru.Modules.Llm.Prices;

/// <summary>The dated tables this server comes with, one of each provider that has prices.</summary>
internal static class BuiltInPrices
{
    private const string FileName = "prices.json";

    public static IReadOnlyList<Price> Read(ProviderProfiles profiles) => [.. profiles.All.SelectMany(Of)];

    private static List<Price> Of(ProviderProfile profile)
    {
        using var stream = profile.Open(FileName);
        return stream is not null && JsonSerializer.Deserialize<Table>(stream, MaruJson.Options) is { } table
            ? [.. table.Prices.SelectMany((row, i) => row.Models.Select(model => PriceOf(profile.Provider, table.AsOf, i, row, model)))]
            : [];
    }

    private static Price PriceOf(Provider provider, string asOf, int number, Row row, string model) => new(
        $"built-in/{asOf}/{number}/{model}", provider, model, null,
        row.Operation is null ? null : WireName<Operation>.Parse(row.Operation), row.ContextOverTokens,
        Micros(row.Input), row.Cached is null ? null : Micros(row.Cached), Micros(row.Output), row.Image is null ? null : Micros(row.Image),
        row.ValidFrom is null ? DateTimeOffset.UnixEpoch
            : DateTimeOffset.Parse(row.ValidFrom, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
    {
        CacheWriteMicros = row.CacheWrite is null ? null : Micros(row.CacheWrite),
        CacheWriteLongMicros = row.CacheWriteLong is null ? null : Micros(row.CacheWriteLong),
        SearchMicros = row.Search is null ? null : Micros(row.Search),
    };

    private static long Micros(string dollars) => Dollars.TryParse(dollars, out var micros)
        ? micros
        : throw new InvalidOperationException($"The built-in price {dollars} is not a number.");

    private sealed record Table(string AsOf, string Unit, IReadOnlyList<Row> Prices);

    private sealed record Row(
        IReadOnlyList<string> Models, string Input, string? Cached, string Output, string? Image = null,
        int ContextOverTokens = 0, string? Operation = null, string? ValidFrom = null, string? CacheWrite = null,
        string? CacheWriteLong = null, string? Search = null);
}
