using System.Diagnostics;
using System.Text.Json;
using Maru.Platform.Secrets.Masking;
using Maru.Testing;

namespace Maru.Platform.Tests.Secrets;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("key sk-test1234567890 used", "key *** used")]
    [InlineData("sk-ant-api03-abcdefgh_IJ", "***")]
    [InlineData("?key=AIzaSyXXXXXXXXXXXX9876&alt=sse", "?key=***&alt=sse")]
    [InlineData("mk_0123456789abcdef.", "***.")]
    [InlineData("Authorization: Bearer abc.def-ghi", "Authorization: Bearer ***")]
    [InlineData("authorization: Basic dXNlcjpwYXNz", "authorization: Basic ***")]
    [InlineData("sent bearer abcdefgh12345+/= today", "sent bearer *** today")]
    [InlineData("jwt eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl end", "jwt *** end")]
    [InlineData("row fernet:0a1b2c3d:gAAAAABabcdefghijklmnopqrstuvwxyz== end", "row fernet:0a1b2c3d:***== end")]
    [InlineData("password=p@ss", "password=***")]
    [InlineData("Password = p@ss;Host=db", "Password = ***;Host=db")]
    [InlineData("DB_PASSWORD='p@ss word' x", "DB_PASSWORD='***' x")]
    [InlineData("OPENAI_API_KEY=abc", "OPENAI_API_KEY=***")]
    [InlineData("x-api-key: abc def", "x-api-key: *** def")]
    [InlineData("""{"api_key":"p@ss","n":1}""", """{"api_key":"***","n":1}""")]
    [InlineData("""{"client_secret" : "a\"b","n":1}""", """{"client_secret" : "***","n":1}""")]
    [InlineData("""{"password":12345,"n":1}""", """{"password":"***","n":1}""")]
    [InlineData("postgres://app:p%40ss@db:5432/maru", "postgres://app:***@db:5432/maru")]
    [InlineData("a sk-11111111 b sk-22222222 c", "a *** b *** c")]
    public void What_looks_like_a_secret_is_masked(string line, string expected) => Assert.Equal(expected, SecretMask.Mask(line));

    [Theory]
    [InlineData("")]
    [InlineData("GET /api/v1/models 200 in 12 ms")]
    [InlineData("task-management and risk-assessment")]
    [InlineData("max_tokens=100 tokens: 5")]
    [InlineData("the password was changed")]
    [InlineData("http://localhost:8080/a@b")]
    [InlineData("""{"token":null,"secret":true}""")]
    [InlineData("password=")]
    [InlineData("token={Token}")]
    [InlineData("sk-short mk_short eyJ.eyJ")]
    [InlineData("Bearer")]
    public void What_does_not_stays_the_same_instance(string line) => Assert.Same(line, SecretMask.Mask(line));

    [Theory]
    [InlineData("password=canary1 end")]
    [InlineData("""{"password":"canary1","n":[1]}""")]
    [InlineData("""{"password":"can\"canary1\\","n":1}""")]
    [InlineData("""{"api_key":"canary1\\\\"}""")]
    [InlineData("\"sk-canary1canary1\"\nsk-canary1canary1\tsk-canary1canary1")]
    [InlineData("Bearer canary1+canary1/canary1==")]
    [InlineData("'token': 'canary1'")]
    [InlineData("https://u:canary1@host/path?access_token=canary1&x=1")]
    public void A_value_escaped_for_json_once_or_twice_is_masked_and_stays_json(string message)
    {
        JsonSerializerOptions[] encoders =
        [
            new(), new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping },
        ];

        foreach (var options in encoders)
        {
            var once = SecretMask.Mask(JsonSerializer.Serialize(new { message, level = "info" }, options));
            var plain = SecretMask.Mask(message);

            Assert.DoesNotContain("canary1", plain, StringComparison.Ordinal);
            Assert.DoesNotContain("canary1", once, StringComparison.Ordinal);
            Assert.Equal("info", JsonDocument.Parse(once).RootElement.GetProperty("level").GetString());
        }
    }

    [Fact]
    public void A_line_without_secrets_costs_no_memory()
    {
        const string Line = "GET /api/v1/models?page=2 answered 200 in 12 ms for account 0198c0de, 100 tokens left, token budget fine";
        SecretMask.Mask(Line);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            SecretMask.Mask(Line);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData("eyJa-")]
    [InlineData("eyJaaaaaa.")]
    [InlineData("sk-.")]
    [InlineData("://a:")]
    [InlineData("token ")]
    [InlineData("password=\\\"")]
    [InlineData("Bearer Bearer ")]
    [InlineData("\\u0022eyJ")]
    public void A_hostile_line_takes_time_in_proportion_to_its_length(string piece)
    {
        var line = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var watch = Stopwatch.StartNew();

        SecretMask.Mask(line);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void No_two_pieces_make_a_line_that_takes_longer_than_in_proportion() => Assert.Empty(Growth.Faster(
        [
            "password=", "\"token\":", "'secret' : ", "api_key:[", "pwd={", "passwd=\\\"", "authorization: Bearer ", "[", "{", "(", "null",
            "true", "\\u0022", "\\", "\"", "'", " ",
            "sk-", "AIza", "mk_", "gAAAA", "eyJ", "eyJaaaaaaaaa.", "Basic ", "://", "a:", "@", "=", "x",
        ],
        line => SecretMask.Mask(line)));

    [Fact]
    public void Random_noise_around_a_key_never_hides_it_nor_throws()
    {
        const string Noise = " ,;:=\"'\\{}[]&/@?.\n\tabcu0022-_";
        var random = new Random(5);

        for (var round = 0; round < 5000; round++)
        {
            string Some() => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Noise[random.Next(Noise.Length)]));
            var line = $"{Some()} sk-canary1canary1 {Some()}password{Some()}{Some()}\\";

            Assert.DoesNotContain("canary1", SecretMask.Mask(line), StringComparison.Ordinal);
        }
    }
}
