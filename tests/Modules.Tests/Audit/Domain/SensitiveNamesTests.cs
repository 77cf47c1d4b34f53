using Maru.Modules.Audit.Domain;

namespace Maru.Modules.Tests.Audit.Domain;

public sealed class SensitiveNamesTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("newPassword")]
    [InlineData("PASSWORD_HASH")]
    [InlineData("api_key")]
    [InlineData("apiKey")]
    [InlineData("X-Api-Key")]
    [InlineData("APIKey")]
    [InlineData("refresh_token")]
    [InlineData("HTTPAuthorization")]
    [InlineData("clientSecret")]
    [InlineData("card.cvv")]
    [InlineData("email")]
    [InlineData("e-mail")]
    [InlineData("home_address")]
    [InlineData("pin")]
    [InlineData("pin2")]
    [InlineData("resident_number")]
    [InlineData("private-key")]
    [InlineData("비밀번호")]
    [InlineData("사용자_비밀번호")]
    [InlineData("새비밀번호")]
    [InlineData("주민등록번호")]
    [InlineData("집주소")]
    [InlineData("계좌번호")]
    public void What_bears_a_sensitive_word_is_covered(string name) => Assert.True(SensitiveNames.Covers(name));

    [Theory]
    [InlineData("author")]
    [InlineData("mapping")]
    [InlineData("mappings")]
    [InlineData("ip_address")]
    [InlineData("ipAddress")]
    [InlineData("spinner")]
    [InlineData("authority")]
    [InlineData("keyboard")]
    [InlineData("max_tokens")]
    [InlineData("tokens_per_minute")]
    [InlineData("account_id")]
    [InlineData("api_key_id")]
    [InlineData("discard")]
    [InlineData("name")]
    [InlineData("key")]
    [InlineData("제목")]
    [InlineData("주소록이름")]
    [InlineData("")]
    public void What_only_looks_like_one_is_not(string name) => Assert.False(SensitiveNames.Covers(name));
}
