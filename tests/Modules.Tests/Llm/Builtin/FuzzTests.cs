using System.Text;
using System.Text.Json;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Builtin;

public sealed class FuzzTests
{
    private static readonly string[] Scraps =
        ["null", "{}", "[]", "\"\"", "-1", "1e999", "true", "\"\\ud800\"", "{", "}", "[", "]", ",", "\\", "\"$ref\":\"#\"", "99999999999999999999", "\"안\""];

    [Theory]
    [InlineData(nameof(Operation.Chat), """{"messages":[{"role":"system","content":"s"},{"role":"user","content":[{"type":"text","text":"비가 왔다"},{"type":"image_url","image_url":{"url":"x"}}]}],"stop":["a"],"max_tokens":20,"tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object","required":["a"],"properties":{"a":{"anyOf":[{"$ref":"#/$defs/b"},{"type":"null"}]}},"$defs":{"b":{"type":"array","minItems":1,"uniqueItems":true,"items":{"type":"number","minimum":1,"maximum":9,"multipleOf":2}}}}}}],"tool_choice":"required","seed":1}""")]
    [InlineData(nameof(Operation.Chat), """{"messages":[{"role":"user","content":"{\"task\":\"draft\",\"locale\":\"ko\",\"persona\":{\"name\":\"n\",\"tone\":\"유머\",\"attributes\":{\"length\":\"short\"}},\"input\":{\"keywords\":[\"비\",\"커피\"],\"text\":\"책을 읽었다.\"},\"constraints\":{\"sentences_min\":4,\"sentences_max\":6,\"forbidden\":[\"하루\"]},\"previous_text\":\"x\"}"}],"response_format":{"type":"json_schema","json_schema":{"schema":{"type":"object","properties":{"text":{"type":"string","pattern":"^a+$","minLength":1,"maxLength":9,"format":"date"}}}}}}""")]
    [InlineData(nameof(Operation.Embeddings), """{"input":["a","나"],"dimensions":8,"encoding_format":"base64"}""")]
    [InlineData(nameof(Operation.Images), """{"prompt":"숲","n":1,"size":"256x256","response_format":"b64_json"}""")]
    public async Task Mutated_bodies_are_answered_or_refused_but_never_throw(string operation, string body)
    {
        var rounds = operation == nameof(Operation.Images) ? 60 : 2500;
        var dice = new Random(20261121);
        for (var round = 0; round < rounds; round++)
        {
            var (reply, report) = await Ask.AnyAsync(
                Enum.Parse<Operation>(operation), Mutate(body, dice), stream: round % 3 == 0 && operation == nameof(Operation.Chat));

            Assert.Equal(report.Outcome == CallOutcome.Succeeded, reply.Started);
            Assert.Equal(report.Outcome == CallOutcome.Failed, report.Error?.Status == 400);
            if (reply.ContentType == "application/json")
            {
                JsonDocument.Parse(reply.Text).Dispose();
            }
        }
    }

    private static byte[] Mutate(string body, Random dice)
    {
        var text = new StringBuilder(body);
        for (var times = dice.Next(1, 5); times > 0 && text.Length > 2; times--)
        {
            var at = dice.Next(text.Length - 1);
            switch (dice.Next(4))
            {
                case 0:
                    text.Remove(at, Math.Min(dice.Next(1, 9), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, Scraps[dice.Next(Scraps.Length)]);
                    break;
                case 2:
                    text[at] = (char)dice.Next(32, 127);
                    break;
                default:
                    Swap(text, dice);
                    break;
            }
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (dice.Next(20) == 0)
        {
            bytes[dice.Next(bytes.Length)] = (byte)dice.Next(128, 256);
        }

        return bytes;
    }

    // Puts a scrap in the place of a whole value, so that the body mostly stays JSON of a wrong type.
    private static void Swap(StringBuilder text, Random dice)
    {
        var all = text.ToString();
        var colons = Enumerable.Range(0, all.Length).Where(i => all[i] == ':').ToArray();
        if (colons.Length == 0)
        {
            return;
        }

        var start = colons[dice.Next(colons.Length)] + 1;
        var end = all.IndexOfAny([',', '}', ']'], start);
        if (end > start)
        {
            text.Remove(start, end - start).Insert(start, Scraps[dice.Next(Scraps.Length)]);
        }
    }
}
