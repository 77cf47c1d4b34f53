using System.Text.Json;
using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Malformed;

public sealed partial class QueryValueTests
{
    [Fact]
    public async Task A_value_of_a_query_that_cannot_be_read_is_named_with_the_form_it_has()
    {
        await using var host = await (await AppHost.StartAsync()).SignInAsync();
        var wrong = new List<string>();
        var asked = await QueriesAsync(host);

        foreach (var address in asked)
        {
            using var answer = await host.Client.GetAsync(address, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if ((int)answer.StatusCode != 400 || !text.Contains("\"http.malformed_parameter\"", StringComparison.Ordinal)
                || !Form().IsMatch(text)
                || !text.Contains($"\"fields\":{{\"{address[(address.IndexOf('?') + 1)..^2]}\":", StringComparison.Ordinal))
            {
                wrong.Add($"{address}: {(int)answer.StatusCode} {text}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(asked.Count > 30, $"Only {asked.Count} values were asked.");
    }

    // Each with one value of the wrong kind, as the contract names them.
    private static async Task<List<string>> QueriesAsync(AppHost host)
    {
        using var document = JsonDocument.Parse(
            await host.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        return [.. document.RootElement.GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.TryGetProperty("get", out _))
            .SelectMany(path => ParametersOf(path.Value.GetProperty("get")).Where(IsQueryValue).Select(p =>
                $"{path.Name.Replace("{id}", "0198c000-0000-7000-8000-000000000001", StringComparison.Ordinal)}?{p.GetProperty("name").GetString()}=x"))];
    }

    private static JsonElement.ArrayEnumerator ParametersOf(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default;

    private static bool IsQueryValue(JsonElement parameter)
    {
        var schema = parameter.GetProperty("schema");
        var type = schema.TryGetProperty("type", out var found) ? found.ToString() : "";
        return parameter.GetProperty("in").GetString() == "query"
            && (type.Contains("integer", StringComparison.Ordinal) || type.Contains("boolean", StringComparison.Ordinal)
                || (schema.TryGetProperty("format", out var format) && format.ToString() is "date" or "date-time"));
    }

    [GeneratedRegex(@"A whole number\.|true or false\.|A day: |An instant ")]
    private static partial Regex Form();
}
