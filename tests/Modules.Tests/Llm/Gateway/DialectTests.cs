using System.Text;
using System.Text.Json.Nodes;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Estimating;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.OpenAi;
using Maru.Modules.Llm.Providers.OpenAiCompatible;

namespace Maru.Modules.Tests.Llm.Gateway;

/// <summary>A name that hides the model hides how that model wants to be asked.</summary>
public sealed class DialectTests
{
    private const string Talk = "\"messages\":[{\"role\":\"user\",\"content\":\"max_tokens, temperature\"}]";

    [Theory]
    [InlineData("gpt-5.6-luna", """{"model":"m",TALK,"max_tokens":9}""", """{"model":"gpt-5.6-luna",TALK,"max_completion_tokens":9}""",
        "max_tokens=renamed")]
    [InlineData("gpt-5.6-luna", """{"model":"m",TALK,"max_completion_tokens":9}""",
        """{"model":"gpt-5.6-luna",TALK,"max_completion_tokens":9}""", null)]
    [InlineData("gpt-4o", """{"model":"m",TALK,"max_tokens":9,"temperature":0}""",
        """{"model":"gpt-4o",TALK,"max_tokens":9,"temperature":0}""", null)]
    [InlineData("o3-mini", """{ "temperature" : 0 , "top_p":1,"model":"m",TALK, "stop":["}"] }""", """{ "model":"o3-mini",TALK }""",
        "temperature=dropped, top_p=dropped, stop=dropped")]
    [InlineData("gpt-5-mini", """{"model":"m","temperature":{"a":[1]},TALK,"max_completion_tokens":5,"max_tokens":9}""",
        """{"model":"gpt-5-mini",TALK,"max_completion_tokens":5}""", "temperature=dropped, max_tokens=dropped")]
    [InlineData("gpt-5-mini", """{"model":"m",TALK,"max_tokens":1,"max_completion_tokens":null}""",
        """{"model":"gpt-5-mini",TALK,"max_completion_tokens":1}""", "max_tokens=renamed, max_completion_tokens=dropped")]
    [InlineData("o3", """{"max_completion_tokens":7,"model":"m",TALK,"max_tokens":null}""",
        """{"max_completion_tokens":7,"model":"o3",TALK}""", "max_tokens=dropped")]
    [InlineData("gpt-5-nano", """{"model":"m",TALK,"max_tokens":null,"max_completion_tokens":null}""",
        """{"model":"gpt-5-nano",TALK,"max_completion_tokens":null}""", "max_tokens=dropped")]
    [InlineData("gpt-5.4", """{"model":"m",TALK,"temperature":0,"reasoning_effort":"high"}""",
        """{"model":"gpt-5.4",TALK,"reasoning_effort":"high"}""", "temperature=dropped")]
    [InlineData("gpt-5.4", """{"reasoning_effort":"none",TALK,"temperature":0,"model":"m"}""",
        """{"reasoning_effort":"none",TALK,"temperature":0,"model":"gpt-5.4"}""", null)]
    [InlineData("gpt-5.4", """{"model":"m",TALK,"temperature":0}""", """{"model":"gpt-5.4",TALK,"temperature":0}""", null)]
    public void A_request_is_written_as_the_models_family_takes_it(string model, string body, string sent, string? told)
    {
        var (text, adjusted) = Send(new OpenAiProfile(new OpenAiSettings()), model, body);

        Assert.Equal(sent.Replace("TALK", Talk, StringComparison.Ordinal), text);
        Assert.Equal(told, adjusted);
    }

    [Theory]
    [InlineData("llama3.1:8b", """{"model":"llama3.1:8b",TALK,"max_tokens":9}""", "max_completion_tokens=renamed")]
    [InlineData("openai/gpt-5-mini", """{"model":"openai/gpt-5-mini",TALK,"max_completion_tokens":9}""", null)]
    public void Servers_that_imitate_OpenAI_are_asked_by_the_name_all_of_them_know(string model, string sent, string? told)
    {
        var (text, adjusted) = Send(new OpenAiCompatibleProfile(), model, """{"model":"m",TALK,"max_completion_tokens":9}""");

        Assert.Equal(sent.Replace("TALK", Talk, StringComparison.Ordinal), text);
        Assert.Equal(told, adjusted);
    }

    [Theory]
    [InlineData("{\"temperature\":1,\"max_tokens\":7,\"seed\":3}",
        """{"max_completion_tokens":7,"seed":3,"model":"o3",TALK}""", "temperature=dropped")]
    [InlineData("{\"max_completion_tokens\":7}", """{"max_completion_tokens":7,"model":"o3",TALK}""", null)]
    public void Default_parameters_of_a_model_are_adjusted_too(string defaults, string sent, string? told)
    {
        var (text, adjusted) = Send(new OpenAiProfile(new OpenAiSettings()), "o3", """{"model":"m",TALK}""", defaults);

        Assert.Equal(sent.Replace("TALK", Talk, StringComparison.Ordinal), text);
        Assert.Equal(told, adjusted);
    }

    [Fact]
    public void A_default_effort_counts_where_the_request_names_none()
    {
        var (text, adjusted) = Send(
            new OpenAiProfile(new OpenAiSettings()), "gpt-5.5", """{"model":"m",TALK,"top_p":1}""", "{\"reasoning_effort\":\"low\"}");

        Assert.DoesNotContain("top_p", text, StringComparison.Ordinal);
        Assert.Equal("top_p=dropped", adjusted);
    }

    [Theory]
    [InlineData("o4-mini")]
    [InlineData("gpt-5-nano")]
    [InlineData("gpt-5.6-terra")]
    public void In_any_order_and_company_the_rest_of_the_body_stays_as_it_was(string model)
    {
        var random = new Random(7);
        var family = new OpenAiProfile(new OpenAiSettings()).FamilyOf(model);
        string[] optional =
        [
            "\"max_tokens\": 9", "\"max_completion_tokens\":8", "\"temperature\":0.5", "\"top_p\" :1", "\"stop\":[\"a,b\"]", "\"seed\":1",
            "\"user\":\"u,}\"", "\"stream\":true", "\"stream_options\":{\"include_obfuscation\":false}", "\"reasoning_effort\":\"low\"",
            "\"logprobs\":true",
        ];
        for (var round = 0; round < 400; round++)
        {
            var members = optional.Where(_ => random.Next(2) == 0).Append("\"model\":\"m\"").Append(Talk).ToArray();
            random.Shuffle(members);
            var body = $"{{{string.Join(random.Next(2) == 0 ? "," : " , ", members)}}}";

            var sent = JsonNode.Parse(Send(new OpenAiProfile(new OpenAiSettings()), model, body).Text)!.AsObject();

            var expected = Expected(JsonNode.Parse(body)!.AsObject(), family.Refuses, family.RefusesWhileThinking, model);
            Assert.True(JsonNode.DeepEquals(expected, sent), $"{body}\n{sent.ToJsonString()}");
        }
    }

    [Theory]
    [InlineData("gpt-image-2", """{"model":"gpt-image-2","prompt":"a hill"}""", "response_format=dropped")]
    [InlineData("gpt-image-1-mini", """{"model":"gpt-image-1-mini","prompt":"a hill"}""", "response_format=dropped")]
    [InlineData("dall-e-3", """{"model":"dall-e-3","prompt":"a hill","response_format":"b64_json"}""", null)]
    public void A_picture_is_asked_for_in_the_only_form_in_which_the_model_gives_it(string model, string sent, string? told)
    {
        var (text, adjusted) = Send(
            new OpenAiProfile(new OpenAiSettings()), model, """{"model":"m","prompt":"a hill","response_format":"b64_json"}""",
            operation: Operation.Images);

        Assert.Equal((sent, told), (text, adjusted));
    }

    [Fact]
    public void Every_family_names_fields_that_a_request_has_and_where_it_is_said()
    {
        foreach (var family in Profiles.All.All.SelectMany(p => p.Families))
        {
            Assert.True(family.Source.Length > 10, family.Models);
            Assert.All(family.Watched, name => Assert.True(KnownFields.Chat.Has(name), name));
        }
    }

    private static JsonObject Expected(JsonObject body, IReadOnlyList<string> refuses, IReadOnlyList<string> whileThinking, string model)
    {
        var thinks = body.ContainsKey("reasoning_effort");
        foreach (var name in refuses.Concat(thinks ? whileThinking : []))
        {
            body.Remove(name);
        }

        if (body.TryGetPropertyValue("max_tokens", out var limit))
        {
            body.Remove("max_tokens");
            body.TryAdd("max_completion_tokens", limit?.DeepClone());
        }

        body["model"] = model;
        if (body.ContainsKey("stream"))
        {
            var options = body["stream_options"]?.DeepClone().AsObject() ?? [];
            options["include_usage"] = true;
            body["stream_options"] = options;
        }

        return body;
    }

    private static (string Text, string? Adjusted) Send(
        ProviderProfile profile, string model, string body, string defaults = "", Operation operation = Operation.Chat)
    {
        var bytes = Encoding.UTF8.GetBytes(body.Replace("TALK", Talk, StringComparison.Ordinal));
        Assert.Null(RequestReader.Read(bytes, Doors.Of(operation), new ModelNames(), out var facts));
        var content = OpenAiBody.Splice(new ProviderCall
        {
            Operation = operation,
            Path = Doors.Of(operation).Path,
            Route = new ProviderRoute(
                profile.Provider, model, new Uri("https://openai.test/v1/"), "sk-test", null, Encoding.UTF8.GetBytes(defaults), 1)
            {
                Family = profile.FamilyOf(model),
            },
            Body = bytes,
            ModelAt = facts.ModelAt,
            Seen = facts.Seen,
            StreamOptionsAt = facts.HasStreamOptions ? facts.StreamOptionsAt : null,
            Stream = facts.Stream,
            IncludeUsage = facts.IncludeUsage,
            EstimatedInputTokens = 1,
            MaxOutputTokens = facts.MaxOutputTokens,
        }, out var adjusted);
        return (content.ReadAsStringAsync().GetAwaiter().GetResult(), adjusted);
    }
}
