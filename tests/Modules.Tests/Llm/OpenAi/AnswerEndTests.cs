using System.Text;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Providers.OpenAi;

namespace Maru.Modules.Tests.Llm.OpenAi;

/// <summary>How an answer tells that it is whole, or that it is none.</summary>
public sealed class AnswerEndTests
{
    [Theory]
    [InlineData("""{"error":{"message":"no"}}""", true)]
    [InlineData("""{"error":"no","choices":[]}""", true)]
    [InlineData("""{"choices":[{"delta":{"content":"x"}}],"error":{"code":500}}""", true)]
    [InlineData("""{"choices":[{"delta":{},"error":{"message":"no"},"finish_reason":null}]}""", true)]
    [InlineData("""{"choices":[{"delta":{},"finish_reason":"error"}]}""", true)]
    [InlineData("""{"object":"error","message":"no"}""", true)]
    [InlineData("""{"detail":[{"msg":"no"}]}""", true)]
    [InlineData("""{"detail":"no"}""", true)]
    [InlineData("""{"detail":"low","data":[]}""", false)]
    [InlineData("""{"choices":[],"detail":{"a":1}}""", false)]
    [InlineData("""{"choices":[],"error":null}""", false)]
    [InlineData("""{"choices":[],"error":"","usage":{"error":{}}}""", false)]
    [InlineData("""{"choices":[{"delta":{"error":{"a":"b"}}}],"meta":{"error":{}}}""", false)]
    [InlineData("""{"choices":[{"delta":{"content":"\"error\":{\"message\":1}"}}],"object":"chat.completion.chunk"}""", false)]
    public void A_failure_is_told_in_each_of_its_forms(string json, bool fails) =>
        Cuts.Each(json, bytes => Assert.Equal(fails, Cuts.Read(bytes, new WrittenText()).IsFailure));

    [Theory]
    [InlineData("""{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""", true)]
    [InlineData("""{"choices":[{"finish_reason":"length","index":1,"delta":{}},{"index":0,"finish_reason":"stop"}]}""", true)]
    [InlineData("""{"choices":[{"index":0,"finish_reason":"stop"},{"index":1,"finish_reason":null}]}""", false)]
    [InlineData("""{"choices":[{"index":0,"finish_reason":""}]}""", false)]
    [InlineData("""{"choices":[{"delta":{"finish_reason":"stop"},"finish_reason":null}]}""", false)]
    [InlineData("""{"choices":[]}""", false)]
    public void An_answer_is_finished_when_each_of_its_choices_is(string json, bool isFinished) =>
        Cuts.Each(json, bytes => Assert.Equal(isFinished, Cuts.Read(bytes, new WrittenText()).IsFinished));

    [Fact]
    public void Choices_finish_one_after_the_other()
    {
        var scanner = new AnswerScanner(streamed: true, new WrittenText());
        foreach (var (chunk, isFinished) in new[]
        {
            ("""{"index":0,"finish_reason":null},{"index":1,"finish_reason":null}""", false),
            ("""{"index":1,"finish_reason":"stop"}""", false),
            ("""{"index":0,"delta":{"content":"x"}}""", false), ("""{"index":0,"finish_reason":"length"}""", true),
        })
        {
            scanner.Begin();
            scanner.Push(Encoding.UTF8.GetBytes($$"""{"choices":[{{chunk}}]}"""));
            Assert.Equal(isFinished, scanner.IsFinished);
        }
    }
}
