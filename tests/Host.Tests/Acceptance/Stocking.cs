using System.Text.Json;

namespace Maru.Host.Tests.Acceptance;

/// <summary>What a test puts on the shelves before it begins.</summary>
internal static class Stocking
{
    public const string OpenAiKey = "sk-good-stock-1234567890abcd";
    public const string GeminiKey = "AIzaGoodStock1234567890wxyz";

    public static Task<JsonElement> AddKeyAsync(this AppHost host, string key = OpenAiKey, string name = "", string provider = "openai") =>
        host.PostAsync(Asking.Keys, new { provider, api_key = key, name });

    public static Task<JsonElement> AddModelAsync(
        this AppHost host, string modelId, string name = "", object? parameters = null, bool isDefault = false, string provider = "openai") =>
        host.PostAsync(Asking.Models, new { provider, model_id = modelId, name, parameters, is_default = isDefault });

    /// <summary>The stored text of a key, as it lies in the database.</summary>
    public static async Task<string> SealedKeyAsync(this AppHost host, string id)
    {
        await using var session = await host.Database.Db.OpenAsync(CancellationToken.None);
        return (await session.ScalarAsync<string>("SELECT sealed_key FROM llm_api_key WHERE id = @id", new { id }))!;
    }

    public static async Task<long> CountAsync(this AppHost host, string table)
    {
        await using var session = await host.Database.Db.OpenAsync(CancellationToken.None);
        return await session.ScalarAsync<long>($"SELECT COUNT(*) FROM {table}");
    }
}
