using System.Text.Json;
using Maru.Composer.Language;

namespace Maru.Modules.Tests.Llm.Builtin;

public sealed class WritingTests
{
    private static string Task(
        string task, string tone = "담백", string[]? keywords = null, string text = "", string previous = "", string locale = "ko",
        string[]? forbidden = null, object? attributes = null, int min = 4, int max = 6) => JsonSerializer.Serialize(new
        {
            task,
            locale,
            persona = new { name = "기록 도우미", tone, attributes },
            input = new { keywords = keywords ?? [], text },
            constraints = new { sentences_min = min, sentences_max = max, forbidden = forbidden ?? [] },
            previous_text = previous,
        });

    [Theory]
    [InlineData("비", "은", "비는")]
    [InlineData("산책", "은", "산책은")]
    [InlineData("책", "이", "책이")]
    [InlineData("커피", "을", "커피를")]
    [InlineData("눈", "과", "눈과")]
    [InlineData("길", "으로", "길로")]
    [InlineData("숲", "으로", "숲으로")]
    [InlineData("100", "이", "100이")]
    [InlineData("7", "으로", "7로")]
    [InlineData("2", "을", "2를")]
    [InlineData("Docker", "은", "Docker는")]
    [InlineData("game", "을", "game을")]
    [InlineData("USB", "이", "USB가")]
    [InlineData("API(신규)", "과", "API(신규)와")]
    public void Particles_follow_the_sound_of_the_word(string word, string particle, string expected) =>
        Assert.Equal(expected, Particles.With(word, particle));

    [Theory]
    [InlineData("담백")]
    [InlineData("감성")]
    [InlineData("유머")]
    [InlineData("차분한 관찰자")]
    [InlineData("다정한 친구")]
    [InlineData("간결 메모")]
    [InlineData("plain")]
    public async Task A_draft_has_the_wanted_length_and_tells_of_the_keywords(string tone)
    {
        foreach (var locale in new[] { "ko", "en" })
        {
            var draft = await Ask.TextAsync("Write this: ```json\n" + Task("draft", tone, ["카페", "비", "친구"], locale: locale) + "\n```");

            Assert.InRange(Sentences.Of(draft, 99).Count, 4, 6);
            Assert.Contains("카페", draft, StringComparison.Ordinal);
            Assert.Contains("비", draft, StringComparison.Ordinal);
            Assert.DoesNotContain(draft, char.IsDigit);
            Assert.DoesNotContain('{', draft);
        }
    }

    [Fact]
    public async Task The_writers_own_sentences_stay_in_the_speech_of_the_tone()
    {
        const string told = "카페에서 책을 읽었다. 비가 와서 조용했습니다.";

        var friend = await Ask.TextAsync(Task("draft", "다정한 친구", text: told));
        var plain = await Ask.TextAsync(Task("draft", "담백", text: told));

        Assert.Contains("카페에서 책을 읽었어요.", friend, StringComparison.Ordinal);
        Assert.Contains("비가 와서 조용했어요.", friend, StringComparison.Ordinal);
        Assert.Contains("비가 와서 조용했다.", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("어요", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_persona_may_ask_for_another_speech_level()
    {
        var draft = await Ask.TextAsync(Task("draft", "담백", ["산책"], attributes: new { speech_style = "해요체" }));

        Assert.All(Sentences.Of(draft, 99), s => Assert.EndsWith("요", s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Regenerating_gives_another_text()
    {
        var first = await Ask.TextAsync(Task("draft", keywords: ["산책", "노을"]));

        var second = await Ask.TextAsync(Task("regenerate", keywords: ["산책", "노을"], previous: first));

        Assert.NotEqual(first, second);
        Assert.Contains("노을", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forbidden_words_stay_out()
    {
        var draft = await Ask.TextAsync(Task("draft", keywords: ["산책", "야근"], forbidden: ["야근", "하루"], min: 6, max: 6));

        Assert.DoesNotContain("야근", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("하루", draft, StringComparison.Ordinal);
        Assert.Contains("산책", draft, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dialogue_asks_for_the_first_thing_missing()
    {
        var asked = await Ask.TextAsync(Task("persona_turn", attributes: new { speech_style = "해요체" }));
        var done = await Ask.TextAsync(Task("persona_finish", attributes: new { speech_style = "해요체" }));

        Assert.Contains("1인칭", asked, StringComparison.Ordinal);
        Assert.Contains("말투: 해요체", done, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_prompt_is_one_sentence()
    {
        var prompt = await Ask.TextAsync(Task("image_prompt", keywords: ["바다", "노을"]));

        Assert.Single(Sentences.Of(prompt, 9));
        Assert.StartsWith("바다, 노을이", prompt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_around_a_draft_receives_the_draft()
    {
        var text = await Ask.TextAsync(
            Task("draft", keywords: ["산책"]),
            ""","response_format":{"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object","required":["text","tone"],"properties":{"text":{"type":"string"},"tone":{"type":"string"}}}}}""");

        using var json = JsonDocument.Parse(text);
        Assert.Contains("산책", json.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("담백", json.RootElement.GetProperty("tone").GetString());
    }
}
