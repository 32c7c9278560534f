using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Oqupie.Testing.Api;

namespace Oqupie.EndToEnd.Tests.Knowledge;

/// <summary>Photos as phones take them: real JPEGs that say where they were taken.</summary>
internal static class Photos
{
    public const string Place = "37.5665N 126.9780E";

    private const string Draw = """
        ([width, height, number]) => {
            const canvas = document.createElement('canvas');
            canvas.width = width;
            canvas.height = height;
            const brush = canvas.getContext('2d');
            for (let x = 0; x < width; x += 8) for (let y = 0; y < height; y += 8) {
                brush.fillStyle = `hsl(${(x * y + number * 40) % 360} 70% ${30 + (x + y + number) % 50}%)`;
                brush.fillRect(x, y, 8, 8);
            }
            return canvas.toDataURL('image/jpeg', 0.8).split(',')[1];
        }
        """;

    /// <param name="page">Any page: it draws.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="number">Another photo for each.</param>
    public static async Task<byte[]> Take(IPage page, int width = 1600, int height = 1200, int number = 0)
    {
        var picture = Convert.FromBase64String(await page.EvaluateAsync<string>(Draw, new[] { width, height, number }));
        var exif = Encoding.Latin1.GetBytes($"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0{Place}");
        return [.. picture[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. picture[2..]];
    }

    /// <summary>The signed address of the upload.</summary>
    public static async Task<string> Upload(OqupieApi api, byte[] photo, CancellationToken cancellationToken)
    {
        using var part = new ByteArrayContent(photo);
        part.Headers.ContentType = new("image/jpeg");
        using var form = new MultipartFormDataContent { { part, "file", "photo.jpg" } };
        return (await api.Send(HttpMethod.Post, "files", form, cancellationToken)).GetProperty("url").GetString()!;
    }
}
