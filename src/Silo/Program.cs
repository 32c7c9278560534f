using Oqupie.ServiceDefaults;
using Oqupie.Silo;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddSilo();

var app = builder.Build();

app.UseServiceDefaults();
app.Run();

