using System.Text.Json;

namespace Maru.Host.Tests.Canary;

/// <summary>Every way a secret can come in, rightly or by mistake.</summary>
internal sealed class Doors(Recorder server, Canaries canaries, string upstream)
{
    private const string Keys = "/api/v1/admin/llm/api-keys";
    private const string Chat = "/v1/chat/completions";
    private readonly List<string> _keyIds = [];

    public async Task SetUpAsync(string token)
    {
        canaries.Watch("set-up token", token);
        var password = canaries.Make("password", "pw ");
        await server.JsonAsync("POST", "/api/v1/identity/set-up", new { token = token + "x", username = "admin", password });
        var session = await server.JsonAsync(
            "POST", "/api/v1/identity/set-up", new { token, username = "admin", password }, mayShowOnce: true);
        await server.JsonAsync("POST", "/api/v1/identity/set-up", new { token, username = "admin", password });
        await server.JsonAsync(
            "POST", "/api/v1/identity/login", new { username = "admin", password = canaries.Make("wrong password", "pw ") });
        await server.JsonAsync("POST", "/api/v1/identity/login", new { username = canaries.Make("password as user name", "pw"), password });
        var refresh = canaries.Watch("refresh token", session.GetProperty("refresh_token").GetString()!);
        var next = await server.JsonAsync("POST", "/api/v1/identity/refresh", new { refresh_token = refresh }, mayShowOnce: true);
        canaries.Watch("next refresh token", next.GetProperty("refresh_token").GetString()!);
        server.Bearer = canaries.Watch("access token", next.GetProperty("access_token").GetString()!);
        await server.JsonAsync("POST", "/api/v1/identity/refresh", new { refresh_token = canaries.Make("wrong refresh token") });
    }

    public async Task AdministerAsync()
    {
        foreach (var provider in new[] { "openai_compatible", "openai", "gemini" })
        {
            var added = await server.JsonAsync("POST", Keys, new { provider, api_key = canaries.Make($"key of {provider}"), base_url = provider == "openai_compatible" ? upstream : null });
            _keyIds.Add(added.GetProperty("id").GetString()!);
            await server.JsonAsync("POST", "/api/v1/admin/llm/test-connection", new { provider, api_key = canaries.Make($"tested key of {provider}"), base_url = provider == "openai_compatible" ? upstream : null });
        }

        foreach (var id in _keyIds)
        {
            await server.JsonAsync("PATCH", $"{Keys}/{id}", new { api_key = canaries.Make($"changed key {id}") });
            await server.JsonAsync("POST", $"{Keys}/{id}/test", new { });
            await server.JsonAsync("POST", $"{Keys}/{id}/test", new { model = canaries.Make($"key as model {id}") });
        }

        await RefusedKeysAsync();
        await BrokenBodiesAsync();
        await server.JsonAsync("POST", "/api/v1/admin/llm/rotate", null);
        await server.JsonAsync("POST", "/api/v1/admin/llm/policy/probe", new { provider = "openai_compatible", mappings = Mappings });
        await server.JsonAsync("POST", "/api/v1/admin/llm/policy", new { provider = "openai_compatible", mappings = Mappings, reason = "test", expected_version = 0, force = true });
    }

    public async Task CallAsync()
    {
        var made = await server.JsonAsync("POST", "/api/v1/identity/client-keys", new { name = "program" }, mayShowOnce: true);
        var secret = canaries.Watch("client key", made.GetProperty("secret").GetString()!);
        for (var n = 0; n < 14; n++)
        {
            var model = n % 2 == 0 ? "openai_compatible/m" : "gpt-4o-mini";
            await server.RawAsync("POST", Chat, Question(model, n % 3 == 0), bearer: secret);
        }

        await server.RawAsync("POST", "/v1/embeddings", """{"model":"openai_compatible/m","input":"x"}""", bearer: secret);
        await server.RawAsync("POST", "/v1/images/generations", """{"model":"openai_compatible/m","prompt":"x"}""", bearer: secret);
        await server.RawAsync("POST", Chat, Question("text-small", false), bearer: canaries.Make("wrong client key", "mk_"));
        await server.RawAsync("POST", Chat, Question("text-small", false), bearer: canaries.Make("provider key as client key"));
        await server.RawAsync("POST", Chat, Question(canaries.Make("key as model name"), false), bearer: secret);
        await server.RawAsync("POST", Chat, Question($"openai/{canaries.Make("key in model name")}", false), bearer: secret);
        await server.RawAsync("POST", Chat, $$"""{"model":"text-small","messages":"{{canaries.Make("key in a broken body")}}""", bearer: secret);
        await server.RawAsync("POST", Chat, $$"""{"{{canaries.Make("key as a field")}}":1,"model":7}""", bearer: secret);
        await server.RawAsync("POST", Chat, $$"""{"model":"openai_compatible/m","messages":[{"role":"user","content":"{{canaries.Make("key in a prompt")}}"}]}""", bearer: secret);
        foreach (var header in new[] { "Authorization", "x-api-key", "api-key", "x-goog-api-key", "traceparent", "Cookie", "If-Match", "Origin", "x-maru-template" })
        {
            await server.RawAsync("POST", Chat, Question("text-small", false), headers: (header, canaries.Make($"{header} of the gateway")));
            await server.RawAsync("GET", "/api/v1/llm/status", null, headers: (header, canaries.Make($"{header} of the API")));
        }

        await server.RawAsync("GET", $"/v1/models?key={canaries.Make("key in the gateway's query")}", null, bearer: secret);
        await server.RawAsync("GET", $"/v1/{canaries.Make("key in the gateway's path")}", null, bearer: secret);
        await server.RawAsync("GET", $"/api/v1/llm/status?access_token={canaries.Make("key in the query")}", null);
        await server.RawAsync("GET", $"/api/v1/admin/llm/calls?cursor={canaries.Make("key as cursor")}", null);
        await server.RawAsync("GET", $"{Keys}/{canaries.Make("key as id")}", null);
        await server.RawAsync("DELETE", $"/api/v1/identity/client-keys/{made.GetProperty("id").GetString()}", null);
        await server.RawAsync("POST", Chat, Question("text-small", false), bearer: secret);
    }

    private static object Mappings => new { openai_compatible = new { small = "m", large = "m", image = "m" } };

    private static string Question(string model, bool stream) =>
        JsonSerializer.Serialize(new { model, stream, messages = new[] { new { role = "user", content = "hi" } } });

    private async Task RefusedKeysAsync()
    {
        await server.JsonAsync("POST", Keys, new { provider = "nobody", api_key = canaries.Make("key of nobody") });
        await server.JsonAsync("POST", Keys, new { provider = "openai", api_key = canaries.Make("key with a break") + "\r\nx: y" });
        await server.JsonAsync("POST", Keys, new { provider = "openai", api_key = canaries.Make("key of other letters") + "가" });
        await server.JsonAsync("POST", Keys, new { provider = "builtin", api_key = canaries.Make("key nobody needs") });
        await server.JsonAsync("POST", Keys, new { provider = canaries.Make("key as provider"), api_key = "sk-good-1234567890abcdef" });
        foreach (var form in new[] { "https://user:{0}@host.example/v1", "https://host.example/v1?key={0}", "https://host.example/#{0}", "file:///{0}", "{0}", "http://[{0}" })
        {
            var url = form.Replace("{0}", canaries.Make($"base_url {form}"), StringComparison.Ordinal);
            await server.JsonAsync(
                "POST", Keys, new { provider = "openai_compatible", api_key = "sk-good-1234567890abcdef", base_url = url });
            await server.JsonAsync(
                "POST", "/api/v1/admin/llm/test-connection", new { provider = "openai_compatible", api_key = "sk-good-1", base_url = url });
        }
    }

    private async Task BrokenBodiesAsync()
    {
        foreach (var form in new[]
        {
            """{"provider":"openai","api_key":"{0}""", """{"provider":"openai","api_key":["{0}"]}""", """{"provider":"openai","api_key":{"{0}":1}}""",
            """{"provider":"openai","{0}":"x","api_key":1}""", """{"provider":"openai","api_key":"{0}","api_key":"{0}"}""", "{0}", "\"{0}\"",
            """{"provider":"openai","api_key":"x","priority":"{0}"}""", """{"provider":"openai","api_key":"x","is_active":"{0}"}""",
        })
        {
            await server.RawAsync("POST", Keys, form.Replace("{0}", canaries.Make($"body {form}"), StringComparison.Ordinal));
            await server.RawAsync("PATCH", $"{Keys}/{_keyIds[0]}", form.Replace("{0}", canaries.Make($"patch {form}"), StringComparison.Ordinal));
        }
    }
}
