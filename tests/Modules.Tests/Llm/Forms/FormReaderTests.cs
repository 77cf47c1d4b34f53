using System.Text;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Forms;

namespace Maru.Modules.Tests.Llm.Forms;

public sealed class FormReaderTests
{
    private const string Type = "multipart/form-data; boundary=XX";
    private const string Model = "--XX\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper\r\n";
    private const string File =
        "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp3\"\r\nContent-Type: audio/mpeg\r\n\r\n";
    private const string Good = Model + File + "ID3\u0000\u00ff\r\n--XX--\r\n";

    [Theory]
    [InlineData(Good)]
    [InlineData(File + "\r\n\r\n--X\r\n" + Model + "--XX--")]
    [InlineData("\r\n" + Model + File + "\r\n--XX--\r\n\r\n")]
    [InlineData("--XX\r\ncontent-disposition:form-data;name=model\r\n\r\nwhisper\r\n" + File + "x\r\n--XX--\r\n")]
    [InlineData(Model + "--XX\r\nContent-Disposition: form-data; name=\"timestamp_granularities[]\"\r\n\r\nword\r\n"
        + "--XX\r\nContent-Disposition: form-data; name=\"timestamp_granularities[]\"\r\n\r\nsegment\r\n" + File + "x\r\n--XX--\r\n")]
    [InlineData(Model + "--XX\r\nContent-Disposition: form-data; name=\"unheard_of\"\r\n\r\nx\r\n" + File + "x\r\n--XX--\r\n")]
    public void A_form_is_read_in_whatever_order_its_parts_come(string body)
    {
        var (error, form, facts) = Read(body);

        Assert.Null(error);
        Assert.Equal("whisper", facts.Model);
        Assert.Contains(form!.Parts, part => part is { Name: "file", FileName: "a.mp3", MediaType: "audio/mpeg" });
    }

    [Fact]
    public void Another_models_form_differs_in_the_model_alone()
    {
        var (_, form, _) = Read(Good);

        var pieces = form!.PiecesFor("openai-whisper"u8.ToArray(), []);

        Assert.Equal(Good.Replace("whisper", "openai-whisper", StringComparison.Ordinal), Joined(pieces));
    }

    [Fact]
    public void The_bytes_of_a_file_are_not_copied()
    {
        var body = Encoding.Latin1.GetBytes(Good);
        FormReader.Read(body, Type, Door.Transcriptions, out var form, out _);

        Assert.Contains(form!.PiecesFor("m"u8.ToArray(), []), piece => piece.Span.Overlaps(body) && piece.Span.EndsWith([(byte)0xFF]));
    }

    [Theory]
    [InlineData("response_format", 0)]
    [InlineData("response_format", 1)]
    [InlineData("response_format", 2)]
    public void A_field_that_the_model_refuses_is_left_out_wherever_it_stands(string name, int place)
    {
        List<string> parts = [Model, File + "x\r\n"];
        parts.Insert(place, $"--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\ntext\r\n");
        var (_, form, _) = Read(string.Concat(parts) + "--XX--\r\n");

        Assert.Equal(Model + File + "x\r\n--XX--\r\n", Joined(form!.PiecesFor("whisper"u8.ToArray(), [name])));
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    [InlineData("multipart/form-data; boundary=\"\"")]
    [InlineData("multipart/form-data; boundary=XX; boundary=YY")]
    [InlineData("multipart/form-data; boundary=\"X X\"")]
    [InlineData("multipart/form-data; boundary=01234567890123456789012345678901234567890123456789012345678901234567890")]
    [InlineData("multipart/form-data; boundary=\"XX\r\n\"")]
    public void A_boundary_must_be_one(string type) => Assert.Equal(
        "malformed_form", FormReader.Read(Encoding.Latin1.GetBytes(Good), type, Door.Transcriptions, out _, out _)?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("--XX")]
    [InlineData("--XX--\r\nmore")]
    [InlineData("--YY\r\n")]
    [InlineData("hidden\r\n" + Good)]
    [InlineData(Model)]
    [InlineData(Model + File + "cut")]
    [InlineData(Model + File + "x\r\n--XX")]
    [InlineData(Model + File + "x\r\n--XX-")]
    [InlineData(Model + File + "x\r\n--XX--\r\n" + Model)]
    [InlineData(Model + File + "x\r\n--XXX\r\n--XX--")]
    [InlineData(Model + File + "x\n--XX\nContent-Disposition: form-data; name=\"model\"\n\nother\r\n--XX--")]
    [InlineData(Model + File + "--XX\r\n\r\n--XX--")]
    [InlineData("--XX\nContent-Disposition: form-data; name=\"model\"\n\nm\n--XX--\n")]
    [InlineData("--XX \r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nm\r\n--XX--\r\n")]
    public void What_two_parsers_could_read_in_two_ways_is_refused(string body) => Assert.Equal("malformed_form", Read(body).Error?.Code);

    [Theory]
    [InlineData("model", "m", "duplicate_parameter", "model")]
    [InlineData("Model", "m", "misspelled_parameter", "model")]
    [InlineData("model[]", "m", "misspelled_parameter", "model")]
    [InlineData("mo_del", "m", "misspelled_parameter", "model")]
    [InlineData("stream", "maybe", "invalid_type", "stream")]
    [InlineData("stream[0]", "true", "misspelled_parameter", "stream")]
    public void A_field_that_steers_stands_once_in_its_own_spelling(string name, string value, string code, string param)
    {
        var error = Read(Model + Field(name, value) + File + "x\r\n--XX--\r\n").Error;

        Assert.Equal((400, code, param), (error?.Status, error?.Code, error?.Param));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\r\nb")]
    [InlineData("a\u0000b")]
    [InlineData("\u00ff\u00fe")]
    public void A_models_name_is_one_line_of_text(string model) =>
        Assert.Equal(("invalid_type", "model"), CodeOf(Field("model", model) + File + "x\r\n--XX--\r\n"));

    [Fact]
    public void What_must_be_there_is_named_where_it_is_missing()
    {
        Assert.Equal(("missing_required_parameter", "model"), CodeOf(File + "x\r\n--XX--\r\n"));
        Assert.Equal(("missing_required_parameter", "file"), CodeOf(Model + "--XX--\r\n"));
        Assert.Equal(("invalid_type", "model"), CodeOf(
            "--XX\r\nContent-Disposition: form-data; name=\"model\"; filename=\"m\"\r\n\r\nm\r\n" + File + "x\r\n--XX--\r\n"));
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("11", null)]
    [InlineData("x", null)]
    [InlineData("3", 3)]
    [InlineData(null, 1)]
    public void Pictures_that_are_asked_for_are_counted(string? n, int? pictures)
    {
        var body = Model + Field("prompt", "a hat") + (n is null ? "" : Field("n", n)) + "--XX--\r\n";

        var error = FormReader.Read(Encoding.Latin1.GetBytes(body), Type, Door.ImageEdits, out _, out var facts);

        Assert.Equal(pictures is null ? "unsupported_value" : null, error?.Code);
        Assert.Equal(pictures ?? 0, error is null ? facts.Images : 0);
    }

    [Fact]
    public void A_long_file_is_guessed_at_by_its_length_and_never_looked_at()
    {
        var (_, _, facts) = Read(Model + File + new string('\u00fe', 100_000) + "\r\n--XX--\r\n");

        Assert.InRange(facts.EstimatedInputTokens, 1_000, 1_100);
    }

    [Fact]
    public void What_is_kept_of_a_form_has_no_byte_of_a_file()
    {
        var (_, form, _) = Read(Model + Field("prompt", "quiet") + File + "SECRET\r\n--XX--\r\n");

        Assert.Equal(
            """{"form":[{"model":"whisper"},{"prompt":"quiet"},{"file":{"file":"a.mp3","type":"audio/mpeg","bytes":6}}]}""",
            Encoding.UTF8.GetString(form!.Described()));
    }

    [Fact]
    public void A_form_cut_anywhere_is_refused()
    {
        var whole = Good.TrimEnd();

        Assert.Null(Read(whole).Error);
        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.NotNull(Read(whole[..length]).Error));
    }

    [Fact]
    public void A_form_of_chance_is_read_or_refused_and_nothing_else()
    {
        var dice = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var body = Encoding.Latin1.GetBytes(Good);
            for (var i = dice.Next(1, 4); i > 0; i--)
            {
                body[dice.Next(body.Length)] = (byte)"\r\n-X:;=\" \\model"[dice.Next(15)];
            }

            var error = FormReader.Read(body, Type, Door.Transcriptions, out _, out _);

            Assert.True(error is null or { Status: 400 });
        }
    }

    private static string Field(string name, string value) => $"--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";

    private static (string?, string?) CodeOf(string body) => Read(body).Error is var error ? (error?.Code, error?.Param) : default;

    private static (GatewayError? Error, ClientForm? Form, RequestFacts Facts) Read(string body)
    {
        var error = FormReader.Read(Encoding.Latin1.GetBytes(body), Type, Door.Transcriptions, out var form, out var facts);
        return (error, form, facts);
    }

    private static string Joined(ReadOnlyMemory<byte>[] pieces) =>
        string.Concat(pieces.Select(piece => Encoding.Latin1.GetString(piece.Span)));
}
