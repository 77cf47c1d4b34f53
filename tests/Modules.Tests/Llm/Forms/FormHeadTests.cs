using System.Text;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Forms;

namespace Maru.Modules.Tests.Llm.Forms;

public sealed class FormHeadTests
{
    private const string Rest = "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n--XX--\r\n";

    [Theory]
    [InlineData("")]
    [InlineData("Content-Type: text/plain")]
    [InlineData("Content-Disposition: form-data")]
    [InlineData("Content-Disposition: attachment; name=\"model\"")]
    [InlineData("Content-Disposition: form-data; name=\"\"")]
    [InlineData("Content-Disposition: form-data; name=\"mo\\\"del\"")]
    [InlineData("Content-Disposition: form-data; name=\"prompt\"; name=\"model\"")]
    [InlineData("Content-Disposition: form-data; name=\"prompt\"; NAME=\"model\"")]
    [InlineData("Content-Disposition: form-data; name*=UTF-8''model")]
    [InlineData("Content-Disposition: form-data; name=\"prompt\"; filename=\"a\\\"; name=\\\"model\"")]
    [InlineData("Content-Disposition: form-data; name=\"prompt\"; x=\"model\"")]
    [InlineData("Content-Disposition: form-data; name=\"prompt\"\r\nContent-Disposition: form-data; name=\"model\"")]
    [InlineData("Content-Disposition: form-data;\r\n name=\"model\"")]
    [InlineData("Content-Disposition: form-data; name=\"model\"\nX: y")]
    [InlineData("Content-Disposition : form-data; name=\"model\"")]
    [InlineData("Content-Disposition: form-data; name=\"model\"\r\nContent-Transfer-Encoding: base64")]
    [InlineData("Content-Disposition: form-data; name=\"model\"\r\nContent-Type: multipart/mixed; boundary=YY")]
    [InlineData("Content-Disposition: form-data; name=\"model\"\r\nContent-Type: nothing")]
    [InlineData("Content-Disposition: form-data; name=\"m\u0000odel\"")]
    [InlineData("Content-Disposition: form-data; name=\"m\u00ff\"")]
    [InlineData("Content-Disposition: form-data; name=\"model\"\r\nA: 1\r\nB: 1\r\nC: 1\r\nD: 1\r\nE: 1\r\nF: 1\r\nG: 1\r\nH: 1")]
    public void A_parts_head_can_be_read_in_one_way_only(string head) =>
        Assert.Equal("malformed_form", Read($"--XX\r\n{head}\r\n\r\nm\r\n{Rest}")?.Code);

    [Fact]
    public void A_head_and_a_form_have_an_end()
    {
        Assert.Equal("malformed_form", Read($"--XX\r\nX: {new string('a', 5000)}\r\n\r\nm\r\n--XX--\r\n")?.Code);
        Assert.Equal("malformed_form", Read(
            $"--XX\r\nContent-Disposition: form-data; name=\"{new string('a', 65)}\"\r\n\r\nm\r\n--XX--\r\n")?.Code);
        Assert.Equal("malformed_form", Read(
            $"--XX\r\nContent-Disposition: form-data; name=\"a\"; filename=\"{new string('a', 600)}\"\r\n\r\nm\r\n--XX--\r\n")?.Code);
        Assert.Equal("too_many_parts", Read(string.Concat(Enumerable.Repeat(Field("other", "x"), 65)) + "--XX--\r\n")?.Code);
    }

    private static string Field(string name, string value) => $"--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n";

    private static GatewayError? Read(string body) =>
        FormReader.Read(Encoding.Latin1.GetBytes(body), "multipart/form-data; boundary=XX", Door.Transcriptions, out _, out _);
}
