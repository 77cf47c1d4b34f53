using System.Globalization;
using System.Text.Json;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Gateway;
using Maru.Platform.Json;

namespace Maru.Modules.Llm.Prices;

/// <summary>The dated table this server comes with.</summary>
internal static class BuiltInPrices
{
    public static IReadOnlyList<Price> Read()
    {
        var resource = typeof(BuiltInPrices).Assembly.GetManifestResourceNames().Single(n => n.EndsWith("built_in_prices.json", StringComparison.Ordinal));
        using var stream = typeof(BuiltInPrices).Assembly.GetManifestResourceStream(resource)!;
        var table = JsonSerializer.Deserialize<Table>(stream, MaruJson.Options)!;
        return [.. table.Prices.SelectMany((row, i) => row.Models.Select(model => PriceOf(table.AsOf, i, row, model)))];
    }

    private static Price PriceOf(string asOf, int number, Row row, string model) => new(
        $"built-in/{asOf}/{number}/{model}", WireName<Provider>.Parse(row.Provider), model, null,
        row.Operation is null ? null : WireName<Operation>.Parse(row.Operation), row.ContextOverTokens,
        Micros(row.Input), row.Cached is null ? null : Micros(row.Cached), Micros(row.Output), row.Image is null ? null : Micros(row.Image),
        row.ValidFrom is null ? DateTimeOffset.UnixEpoch : DateTimeOffset.Parse(row.ValidFrom, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    private static long Micros(string dollars) => Dollars.TryParse(dollars, out var micros)
        ? micros
        : throw new InvalidOperationException($"The built-in price {dollars} is not a number.");

    private sealed record Table(string AsOf, string Unit, IReadOnlyList<Row> Prices);

    private sealed record Row(
        string Provider, IReadOnlyList<string> Models, string Input, string? Cached, string Output, string? Image = null,
        int ContextOverTokens = 0, string? Operation = null, string? ValidFrom = null);
}
